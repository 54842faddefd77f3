import fc from "fast-check";

/** Texts that a reader of one edition of YAML or the other may take for something else, or lose a part of. */
export const DELICATE = [
  ..."yes no on off y N true False NULL null ~ = << 1:30 2001-01-01 0x1F 0X1F 0b1 0B1 0o7 0O7 012".split(" "),
  ..."1_000 +1 .5 1e3 1E+3 .inf -.INF .NaN 0. 1.e5 4c - --- ... | > ? : :: %a @a `a !a &a *a".split(" "),
  ..."' \" \\ { } [ ] , a,b a: ?a :a #a it's \\n \\u0000 __proto__ constructor".split(" "),
  ...["", " ", "\n", "\n\n", " \n", "\t\n", "\r", "\t", "- a", "? a", "a: b", "a #b", "--- a"],
  ...[
    "a\nb",
    "a\n",
    "\na",
    "a\n\n",
    "  a\n b",
    "a\r\nb",
    "a\tb",
    "\ta",
    "a\t",
    " a",
    "a ",
    "a\n\tb",
    "a\n#b",
  ],
  ...["a\n---\nb", "a\n...\n", "a\n\n\n b\n", "x".repeat(2_000), "word ".repeat(400), "a\n ".repeat(100)],
  ...["\0", "\u0007", "\u001B[0m", "\u007F", "\u0080", "\u0085", "a\u0085b", "\u009F", "\u00A0", "\u2028"],
  ...[
    "a\u2029b",
    "\uFEFF",
    "a\uFEFFb",
    "\uE000",
    "\uFFFD",
    "\uFFFE",
    "\uFFFF",
    "😀",
    "a😀b",
    "\u{10FFFF}",
    "e\u0301",
  ],
];

const letter = fc.oneof(
  fc.constantFrom(..."\u0085\u2028\uFEFF\0\t\n\r :#-'\"\\\uFFFE\u007F\u009F\u00A0a"),
  fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
);

const text = fc.oneof(
  fc.constantFrom(...DELICATE),
  fc.array(letter, { maxLength: 12 }).map((letters) => letters.join("")),
  fc.string({ unit: "grapheme" }),
);

/** Objects with any texts in all places. */
export const documents: fc.Arbitrary<object> = fc.record({
  value: text,
  list: fc.array(text, { maxLength: 3 }),
  keys: fc.dictionary(text, text, { maxKeys: 3, noNullPrototype: true }),
  inner: fc.array(fc.dictionary(text, text, { maxKeys: 2, noNullPrototype: true }), { maxLength: 2 }),
});

/** One object for each delicate text, as a value and as a key. */
export const delicate: readonly object[] = DELICATE.map((one) => ({
  value: one,
  list: [one],
  keys: { [one]: 1 },
  inner: { deeper: { list: [one, one] } },
}));
