import { expect, it } from "vitest";

import { textOf, writtenBy } from "../../../../../emulator/src/core/commands/written";

it.each([
  ["echo one; echo two", "one\ntwo\n", ""],
  ["sleep 1 && echo 'no space' >&2; exit 3", "", "no space\n"],
  ["echo one\necho two >&2 | cat", "one\n", "two\n"],
  ["echo \"the word is $WORD\"; echo ${WORD}s; echo '$WORD'", "the word is x\nxs\n$WORD\n", ""],
  ["echo $NOBODY-$WORD", "-x\n", ""],
  ["python train.py", "", ""],
])("a command %j writes what a shell would", (command, stdout, stderr) => {
  const written = writtenBy(command, { WORD: "x" });
  expect([textOf(written, "stdout"), textOf(written, "stderr")]).toEqual([stdout, stderr]);
  expect(textOf(written)).toHaveLength(stdout.length + stderr.length);
});
