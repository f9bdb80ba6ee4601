/** The settings file: what all stages have in common, and what each has of its own. Pure: nothing is read from disk. */
import type { StackSettings } from './settings.ts';

/** What a settings file holds. A stage's own settings win; `null` in a stage takes a common setting away. */
export type SettingsFile = {
  /** Settings of every stage. */
  common?: Partial<Nullable<Omit<StackSettings, 'stage'>>> | undefined;
  /** Settings by the name of the stage, which names the stack: `live-chat-<stage>`. */
  stages?: Record<string, Partial<Nullable<Omit<StackSettings, 'stage'>>>> | undefined;
};

type Nullable<Settings> = { [Name in keyof Settings]: Settings[Name] | null };

/** Where a setting comes from. */
export type Source = 'common' | 'stage';

/** The settings of one stage, and for each place in them, such as `mail.from`, where it comes from. */
export type StageSettings = { settings: Record<string, unknown>; sources: Map<string, Source> };

/** What two stages can't share: the second deployment would fail, or take the first one's over. */
const ownOfAStage = ['domain', 'mail.replies', 'table', 'userPool', 'fileBucket'] as const;

/** The stage of a command that names none. */
const DEFAULT_STAGE = 'prod';

/** The stage of `npm start`, which is never deployed. */
export const LOCAL_STAGE = 'local';

/** What `local` has unless the file says otherwise: nothing is billed there, and all of a team's trials come from one address. */
const localDefaults: Fields = { capacity: 20 };

/**
 * The settings of a stage. Throws an error that names what is wrong and what mends it.
 * @param file content of the settings file; undefined without one
 * @param stage stage that the command names; by default the only one of the file besides `local`, or `prod`
 */
export function settingsOfStage(file: unknown, stage?: string): StageSettings {
  const { common, stages } = checkedFile(file);
  const deployed = deployedOf(stages);
  const name = stage ?? onlyStage(deployed);
  if (deployed.length > 0 && !Object.hasOwn(stages, name)) {
    throw wrong(
      `There is no stage "${name}". The stages are: ${deployed.join(', ')}. Add it to "stages", or name one of these: ${howToName}.`,
    );
  }
  const sources = new Map<string, Source>();
  const settings = merge(marked(common, 'common', sources), stages[name] ?? {}, sources);
  const defaults = name === LOCAL_STAGE ? localDefaults : {};
  return { settings: { ...defaults, ...settings, stage: name }, sources };
}

const deployedOf = (stages: Fields): string[] => Object.keys(stages).filter((name) => name !== LOCAL_STAGE);

const howToName = 'npx cdk … -c stage=…, or npx live-chat config --stage …';

function onlyStage(names: string[]): string {
  const [first = DEFAULT_STAGE] = names;
  if (names.length < 2 || names.includes(DEFAULT_STAGE)) return names.length < 2 ? first : DEFAULT_STAGE;
  throw wrong(`Which stage is meant? The stages are: ${names.join(', ')}. Name one: ${howToName}.`);
}

function checkedFile(file: unknown): { common: Fields; stages: Record<string, Fields> } {
  if (file === undefined) return { common: {}, stages: {} };
  if (!isFields(file)) throw wrong(`It must be an object with "common" and "stages". Read: ${shown(file)}`);
  const unknownName = Object.keys(file).find((name) => name !== 'common' && name !== 'stages');
  if (unknownName !== undefined)
    throw wrong(
      `Nothing reads "${unknownName}" here. Move it into "common", or into a stage: { "common": { … }, "stages": { "prod": { … } } }.`,
    );
  const { common = {}, stages = {} } = file;
  if (!isFields(common)) throw wrong(`"common" must be an object of settings. Read: ${shown(common)}`);
  if (!isFields(stages)) throw wrong(`"stages" must be an object of stages. Read: ${shown(stages)}`);
  const own: Record<string, Fields> = {};
  for (const [name, settings] of Object.entries(stages)) {
    if (name === PROTOTYPE) throw nameless(name);
    if (!isFields(settings)) throw wrong(`"stages.${name}" must be an object of settings. Read: ${shown(settings)}`);
    own[name] = settings;
  }
  const named = [common, ...Object.values(own)].find((settings) => 'stage' in settings);
  if (named)
    throw wrong(
      `"stage" isn't a setting of this file: a stage's name is its key in "stages". Read: "stage": ${JSON.stringify(named['stage'])}`,
    );
  const deployed = deployedOf(own);
  const shared = deployed.length > 1 ? ownOfAStage.find((path) => at(common, path) !== undefined) : undefined;
  if (shared !== undefined)
    throw wrong(
      `"common.${shared}" would be the same in ${deployed.join(' and ')}, which can't share it. Move it into the stage that it belongs to.`,
    );
  return { common, stages: own };
}

type Fields = Record<string, unknown>;

const wrong = (sentence: string): Error => new Error(`The settings file is wrong. ${sentence}`);

/** JSON may have this name, and no object that is made of it. */
const PROTOTYPE = '__proto__';

const nameless = (place: string): Error => wrong(`"${place}" isn't a name that a setting or a stage can have.`);

const MAX_SHOWN = 2000;

/** A value as a sentence quotes it. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const at = (fields: Fields, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (isFields(value) ? value[name] : undefined), fields);

/** The same fields, each place in them noted with its source. */
function marked(fields: Fields, source: Source, sources: Map<string, Source>, path = ''): Fields {
  return merge({}, fields, sources, path, source);
}

/** Lays fields over others: objects by their fields, all else as a whole. */
function merge(base: Fields, over: Fields, sources: Map<string, Source>, path = '', source: Source = 'stage'): Fields {
  const merged = { ...base };
  for (const [name, value] of Object.entries(over)) {
    const place = path === '' ? name : `${path}.${name}`;
    if (name === PROTOTYPE) throw nameless(place);
    const before = merged[name];
    if (isFields(value)) {
      merged[name] = merge(isFields(before) ? before : {}, value, sources, place, source);
      if (Object.keys(value).length === 0) sources.set(place, source);
      continue;
    }
    if (isFields(before)) for (const known of sources.keys()) if (known.startsWith(`${place}.`)) sources.delete(known);
    if (value === null) {
      delete merged[name];
      sources.delete(place);
    } else {
      merged[name] = value;
      sources.set(place, source);
    }
  }
  return merged;
}
