/** Lines around a change that show where it stands. */
const CONTEXT = 2;
/** As many lines of a difference as are shown. */
const SHOWN = 40;
/** Of more lines than this the longest common part is not looked for. */
const COMPARED = 400;

export interface LineDiff {
  /** Of the new text. */
  readonly lines: number;
  readonly added: number;
  readonly removed: number;
  /** With `+`, `-` or a space before each line. */
  readonly diff: readonly string[];
}

/** What changes in the lines of a text. */
export function lineDiff(before: string, after: string): LineDiff {
  const [old, now] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (
    end < old.length - start &&
    end < now.length - start &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  ) {
    end += 1;
  }
  const middle = compared(old.slice(start, old.length - end), now.slice(start, now.length - end));
  const same = (texts: readonly string[]) => texts.map((text) => ` ${text}`);
  const all = [...same(now.slice(0, start)), ...middle, ...same(now.slice(now.length - end))];
  return {
    lines: now.length,
    added: middle.filter((text) => text.startsWith("+")).length,
    removed: middle.filter((text) => text.startsWith("-")).length,
    diff: bounded(all),
  };
}

function linesOf(text: string): string[] {
  return text.trimEnd().split(/\r?\n/);
}

function compared(old: readonly string[], now: readonly string[]): string[] {
  const whole = [...old.map((text) => `-${text}`), ...now.map((text) => `+${text}`)];
  if (old.length > COMPARED || now.length > COMPARED) return whole;
  // For each pair of beginnings, counted from the end, how many lines they have in common.
  const common = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  const at = (i: number, j: number) => common[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const row = common[i];
      if (row) row[j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const diff: string[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      diff.push(` ${old[i]}`);
      i += 1;
      j += 1;
    } else if (i < old.length && (j === now.length || at(i + 1, j) >= at(i, j + 1))) {
      diff.push(`-${old[i]}`);
      i += 1;
    } else {
      diff.push(`+${now[j]}`);
      j += 1;
    }
  }
  return diff;
}

/** The lines that change, with some around them, and not too many. */
function bounded(all: readonly string[]): string[] {
  const near = (index: number) =>
    all.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some((text) => !text.startsWith(" "));
  const shown: string[] = [];
  let isCut = false;
  all.forEach((text, index) => {
    if (!near(index)) isCut = true;
    else {
      if (isCut && shown.length > 0) shown.push(" …");
      isCut = false;
      shown.push(text);
    }
  });
  if (shown.length <= SHOWN) return shown;
  return [...shown.slice(0, SHOWN), ` … ${shown.length - SHOWN} more lines`];
}
