/** Every module of `dashboard/ui`, by its path. Apart from JSX: Vite's first look at a file with a glob reads it as React's. */
export const components = import.meta.glob<Record<string, unknown>>('../../dashboard/ui/**/*.tsx', { eager: true });
