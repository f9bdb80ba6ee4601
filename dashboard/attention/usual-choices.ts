/** The choices of who made none. Evaluated when the dashboard is built: no schema comes along. */
export { usualChoices } from '#core/model/team/notice.ts';
