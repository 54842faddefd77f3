/** The release that is played unless told otherwise. */
export const NEWEST = 93;

/** The release in which each came. */
const PARTS: Readonly<Record<string, number>> = {
  labels: 30,
  workflowOnHold: 32,
  workflowUrl: 35,
  requestedWorkflowId: 75,
};
const KEYS: Readonly<Record<string, number>> = {
  excludeLabelAnd: 33,
  excludeLabelOr: 33,
  includeSubworkflows: 33,
  submission: 33,
};
const ACTIONS: Readonly<Record<string, number>> = {
  cromwellLabels: 30,
  cromwellReleaseHold: 32,
  cromwellDescribe: 37,
  cromwellCost: 88,
};
const BOTH_KEYS = 43;

const since = (table: Readonly<Record<string, number>>, name: string): number =>
  Object.hasOwn(table, name) ? (table[name] ?? 0) : 0;

export const hasPart = (release: number, name: string): boolean => release >= since(PARTS, name);
export const hasKey = (release: number, name: string): boolean => release >= since(KEYS, name);
export const hasAction = (release: number, name: string): boolean => release >= since(ACTIONS, name);
/** Whether metadata can be asked for with keys to include and keys to exclude. */
export const hasBothKeys = (release: number): boolean => release >= BOTH_KEYS;
