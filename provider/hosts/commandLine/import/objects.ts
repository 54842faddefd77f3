import type { ResourceDefinition } from "../../../core/definition";
import { ArgumentError } from "../../../core/errors";
import { loadAll, loadPlatform, loadResource } from "../../../registry";
import { nearest } from "../nearest";

/** An object that a resource of the program is to take over. */
export interface NamedObject {
  readonly definition: ResourceDefinition;
  readonly name: string;
  readonly id: string;
}

/**
 * Reads `TYPE NAME=ID … TYPE NAME=ID …`: each object is of the type before it. A type holds no equals sign; an id may.
 * Throws ArgumentError where a word is neither, a type has no object, or two objects have one name or id.
 */
export async function objectsIn(words: readonly string[]): Promise<NamedObject[]> {
  const objects: NamedObject[] = [];
  let definition: ResourceDefinition | undefined;
  let isUsed = true;
  for (const word of words) {
    const at = word.indexOf("=");
    if (at < 0) {
      const next = await definitionOf(word);
      if (!isUsed) throw lacking(definition);
      definition = next;
      isUsed = false;
      continue;
    }
    if (definition === undefined)
      throw new ArgumentError(`${word} stands before any type: write TYPE ${word}`);
    const [name, id] = [word.slice(0, at), word.slice(at + 1)];
    if (name === "" || id === "") throw new ArgumentError(`${word} must be NAME=ID`);
    const same = objects.filter((other) => other.definition === definition);
    if (same.some((other) => other.name === name)) {
      throw new ArgumentError(
        `${definition.type} ${name} is named twice: each resource has a name of its own`,
      );
    }
    if (same.some((other) => other.id === id)) {
      throw new ArgumentError(`${definition.type} ${id} is named twice: one resource can have it`);
    }
    objects.push({ definition, name, id });
    isUsed = true;
  }
  if (!isUsed) throw lacking(definition);
  return objects;
}

/** The definitions that types and names of platforms stand for. Throws ArgumentError where one is neither. */
export async function typesIn(words: readonly string[]): Promise<ResourceDefinition[]> {
  const found = await Promise.all(
    words.map(async (word) => {
      const platform = await loadPlatform(word);
      return platform === undefined ? [await definitionOf(word)] : [...platform.resources.values()];
    }),
  );
  return [...new Set(found.flat())];
}

async function definitionOf(word: string): Promise<ResourceDefinition> {
  if (!word.includes(":")) {
    throw new ArgumentError(
      `${word} is neither a type, such as tencent:ComputeEnv, nor an object as NAME=ID`,
    );
  }
  const definition = await loadResource(word);
  if (definition !== undefined) return definition;
  const types = (await loadAll()).flatMap(({ resources }) => [...resources.keys()]);
  throw new ArgumentError(`there is no resource type ${word}; ${nearest(word, types)}`);
}

function lacking(definition: ResourceDefinition | undefined): ArgumentError {
  const type = definition?.type ?? "TYPE";
  return new ArgumentError(
    `no object of ${type} is named: write ${type} NAME=ID. \`npx batchflow import ${type} --list\` shows the ids`,
  );
}
