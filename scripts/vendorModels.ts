/**
 * Writes which members the structures of a vendor's SDK have, which `test/unit/vendorModels.test.ts` holds the definitions
 * against: names only.
 *
 *     pip download --no-deps PACKAGE     # a wheel, unpacked with `python -m zipfile -e`, or a source package
 *     npx tsx scripts/vendorModels.ts PLATFORM UNPACKED_FOLDER
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

interface Sdk {
  /** The files that hold the models. */
  readonly files: RegExp;
  /** Where a structure begins, with its name. */
  readonly structure: RegExp;
  /** What follows a structure's beginning and comes before its members; absent where they may be anywhere in it. */
  readonly members?: RegExp;
  readonly member: RegExp;
}

const SDKS: Readonly<Record<string, Sdk>> = {
  // tencentcloud-sdk-python-batch
  tencent: {
    files: /tencentcloud\/batch\/.*\/models\.py$/,
    structure: /^class (\w+)\(AbstractModel\)/gm,
    member: /self\._(\w+) = None/g,
  },
  // batchcompute
  alibaba: {
    files: /batchcompute\/resources\/\w+\.py$/,
    structure: /^ *class (\w+)\(Jsonizable\)/gm,
    members: /descriptor_map = \{([^}]*)\}/,
    member: /^ *'(\w+)' *:/gm,
  },
  // huaweicloudsdkims
  otc: {
    files: /huaweicloudsdkims\/v2\/model\/\w+\.py$/,
    structure: /^class (\w+)[:(]/gm,
    members: /attribute_map = \{([^}]*)\}/,
    member: /: '([^']+)'/g,
  },
};

function membersIn(text: string, { members, member }: Sdk): string[] {
  const place = members === undefined ? text : (members.exec(text)?.[1] ?? "");
  return [...new Set([...place.matchAll(member)].map(([, name]) => name!))].sort();
}

function structuresIn(text: string, sdk: Sdk): [string, string[]][] {
  const found = [...text.matchAll(sdk.structure)];
  return found.map((match, index) => {
    const body = text.slice(match.index, found[index + 1]?.index);
    return [match[1]!, membersIn(body, sdk)];
  });
}

function textsIn(folder: string, files: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => files.test(file))
    .map((file) => readFileSync(join(folder, file), "utf8"));
}

function packageIn(folder: string): { package: string; version: string } {
  const [text] = textsIn(folder, /(^|\/)(METADATA|PKG-INFO)$/);
  if (text === undefined) throw new Error(`${folder} holds no package`);
  const line = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(text)?.[1]?.trim() ?? "";
  return { package: line("Name"), version: line("Version") };
}

const [platform = "", folder = ""] = process.argv.slice(2);
const sdk = SDKS[platform];
if (sdk === undefined) throw new Error(`platforms: ${Object.keys(SDKS).join(", ")}`);
const structures = textsIn(folder, sdk.files)
  .flatMap((text) => structuresIn(text, sdk))
  .sort(([a], [b]) => (a < b ? -1 : 1));
const models = { source: "PyPI", ...packageIn(folder), structures: Object.fromEntries(structures) };
const target = join(__dirname, "../test/fixtures/vendor", `${platform}.models.json`);
writeFileSync(target, `${JSON.stringify(models, null, 2)}\n`);
