import type { ResourceDefinition } from "../provider/core/definition";
import type { FunctionDefinition } from "../provider/core/functionDefinition";
import * as alibaba from "../provider/platforms/alibaba";
import * as huawei from "../provider/platforms/huawei";
import * as otc from "../provider/platforms/otc";
import * as paddleflow from "../provider/platforms/paddleflow";
import * as tencent from "../provider/platforms/tencent";
import { definitionsIn } from "../provider/registry";

/** Every platform at once: tables of tests need all definitions before they run. */
export const platforms = { alibaba, huawei, otc, paddleflow, tencent };

const all = Object.values(platforms).map((platform) => definitionsIn(platform));

/** Every resource type, by `platform:Type`. */
export const resources: ReadonlyMap<string, ResourceDefinition> = new Map(
  all.flatMap((platform) => [...platform.resources]),
);

/** Every reader and function, by `platform:name`. */
export const functions: ReadonlyMap<string, FunctionDefinition> = new Map(
  all.flatMap((platform) => [...platform.functions]),
);
