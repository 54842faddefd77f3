import { describe, expect, it } from "vitest";

import { objects, schema } from "./schema";

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** The methods of Python's `dict`, of which the classes of structures are. */
const DICT = words("clear copy fromkeys get items keys pop popitem setdefault update values");

const KEYWORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  Python: words(`
    False None True and as assert async await break class continue def del elif else except finally for from global if
    import in is lambda nonlocal not or pass raise return try while with yield`),
  // The words of the language, its literals, and the methods of java.lang.Object.
  Java: words(`
    abstract assert boolean break byte case catch char class const continue default do double else enum extends final
    finally float for goto if implements import instanceof int interface long native new package private protected
    public return short static strictfp super switch synchronized this throw throws transient try void volatile while
    true false null clone equals finalize getClass hashCode notify notifyAll toString wait`),
  "C#": words(`
    abstract as base bool break byte case catch char checked class const continue decimal default delegate do double
    else enum event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is
    lock long namespace new null object operator out override params private protected public readonly ref return sbyte
    sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe
    ushort using virtual void volatile while`),
};

/**
 * Words that are names of properties all the same, because the platforms' APIs use them. Pulumi's generators write
 * `from_` in Python, `default_` and `wait_` in Java, and `Default`, `Namespace` and `Object` in C#.
 */
const ESCAPED = ["C# default", "C# namespace", "C# object", "Java default", "Java wait", "Python from"];

const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
const nameOf = (token: string) => token.split(":")[2] ?? "";
const moduleOf = (token: string) => token.split(":")[1] ?? "";

describe("names of properties", () => {
  it("are written in one way", () => {
    const names = new Set([...objects.values()].flatMap((properties) => Object.keys(properties)));
    expect([...names].filter((name) => !/^[a-z][A-Za-z0-9]*$/.test(name))).toEqual([]);
    // In Python's snake case they still differ.
    for (const [where, properties] of objects) {
      const snakes = Object.keys(properties).map((name) => name.replace(/_|(?=[A-Z])/g, "").toLowerCase());
      expect(new Set(snakes).size, where).toBe(snakes.length);
    }
  });

  it("of resources are not those that every resource has", () => {
    const own = ["id", "urn", "pulumi", "opts", "resourceName", "resourceType"];
    for (const [token, { inputProperties, properties = {} }] of Object.entries(schema.resources)) {
      const names = [...Object.keys(inputProperties), ...Object.keys(properties)];
      expect(
        names.filter((name) => own.includes(name)),
        token,
      ).toEqual([]);
    }
    // These would be taken for options of the provider itself.
    expect(
      Object.keys(schema.provider.inputProperties).filter((name) => /^(version|pulumi)$/.test(name)),
    ).toEqual([]);
  });

  it("of structures are not methods of Python's dictionaries: as a property they would hide the method", () => {
    for (const [token, { properties }] of Object.entries(schema.types)) {
      expect(
        Object.keys(properties).filter((name) => DICT.has(name)),
        token,
      ).toEqual([]);
    }
  });

  it("are words of a language only where its generator is known to write them otherwise", () => {
    const found = new Set<string>();
    for (const properties of objects.values()) {
      for (const name of Object.keys(properties)) {
        for (const [language, reserved] of Object.entries(KEYWORDS)) {
          if (reserved.has(name)) found.add(`${language} ${name}`);
        }
      }
    }
    expect([...found].sort()).toEqual(ESCAPED);
  });

  it("are in C# neither their class's own name nor a member of every object", () => {
    const inherited = words(
      "Equals Finalize GetHashCode GetType MemberwiseClone ReferenceEquals ToString Empty",
    );
    for (const [where, properties] of objects) {
      const [token = ""] = where.split(" ");
      const taken = Object.keys(properties).map(pascal);
      expect(
        taken.filter((name) => inherited.has(name) || name === nameOf(token)),
        where,
      ).toEqual([]);
    }
  });
});

/** The names that Go's generator makes of a structure, a resource or a function. */
const variants = (name: string, suffixes: readonly string[]) => suffixes.map((suffix) => `${name}${suffix}`);
const VALUE = ["", "Args", "Input", "Output"];
const CONTAINERS = ["Ptr", "Array", "Map"].flatMap((kind) => [`${kind}`, `${kind}Input`, `${kind}Output`]);

/** Structures whose name Go's generator needs for a resource: it puts `Type` behind it. */
const RENAMED: Readonly<Record<string, string>> = { WorkflowInput: "WorkflowInputType" };

function goNames(module: string): string[] {
  const own = (tokens: Readonly<Record<string, unknown>>) =>
    Object.keys(tokens)
      .filter((token) => moduleOf(token) === module)
      .map(nameOf);
  const resources = own(schema.resources);
  return [
    ...resources.flatMap((name) => [...variants(name, [...VALUE, "State"]), `New${name}`, `Get${name}`]),
    ...own(schema.types).flatMap((name) => variants(RENAMED[name] ?? name, [...VALUE, ...CONTAINERS])),
    ...own(schema.functions).flatMap((name) => {
      // A function has another name there where a resource's own function to read it has the same.
      const taken = resources.some((resource) => `get${resource}` === name);
      const go = taken ? name.replace(/^get/, "Lookup") : pascal(name);
      return variants(go, ["", "Args", "Result", "Output", "OutputArgs", "ResultOutput"]);
    }),
  ];
}

describe("names of resources, structures and functions", () => {
  it.each([...new Set(Object.keys(schema.types).map(moduleOf))])(
    "of %s make no two equal names in Go, and none that is its package's own",
    (module) => {
      const names = goNames(module);
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
      expect(
        names.filter((name) => /^(Provider|Config|Resource|Type|Types)(Args|Input|Output)?$/.test(name)),
      ).toEqual([]);
    },
  );

  it("are not in Java and C# the names of classes that every file sees", () => {
    const seen = words(`
      Boolean Byte Character Class Deprecated Double Enum Error Exception Float Integer Iterable Long Math Number Object
      Override Record Runnable Short String System Thread Throwable Void List Map Optional Output Resource Union`);
    const names = [
      ...Object.keys(schema.resources),
      ...Object.keys(schema.types),
      ...Object.keys(schema.functions),
    ];
    expect(names.filter((token) => seen.has(pascal(nameOf(token))))).toEqual([]);
  });
});
