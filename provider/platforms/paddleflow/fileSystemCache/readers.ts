import { z } from "zod";

import { present } from "../../../core/rest/presence";
import { definePaddleFlowFunction } from "../api/connection";
import { fsNameField, ownerArgument, ownerOf } from "../api/owner";
import { decode } from "../api/wire";
import * as calls from "./calls";
import { fileSystemCacheView } from "./structures";

export const getFileSystemCache = definePaddleFlowFunction({
  type: "paddleflow:getFileSystemCache",
  doc: "Reads the cache configuration of a file system.",
  reader: true,
  action: "GET /fsCache/{fsName}",
  inputs: z.strictObject({ fsName: fsNameField, username: ownerArgument }),
  outputs: fileSystemCacheView,
  async run({ client, args: { fsName, username }, signal }) {
    const id = `${ownerOf(client, username)}/${fsName}`;
    const wire = await calls.getFileSystemCache(client, id, signal);
    return decode(fileSystemCacheView, present(wire, `cache configuration of ${id}`));
  },
});
