import { z } from "zod";

import { NotFoundError } from "../../../core/errors";
import { definePaddleFlowFunction } from "../define";
import { showCache } from "../fileSystemCache";
import { ownerOf } from "../owner";
import { fsNameField, ownerArgument } from "../structures/fileSystemArguments";
import { fileSystemCacheView } from "../structures/fileSystemViews";
import { decode } from "../wire";

export const getFileSystemCache = definePaddleFlowFunction({
  type: "paddleflow:getFileSystemCache",
  doc: "Reads the cache configuration of a file system.",
  reader: true,
  action: "GET /fsCache/{fsName}",
  inputs: z.strictObject({ fsName: fsNameField, username: ownerArgument }),
  outputs: fileSystemCacheView,
  async run({ client, args: { fsName, username }, signal }) {
    const id = `${ownerOf(client, username)}/${fsName}`;
    const wire = await showCache(client, id, signal);
    if (wire === undefined) throw new NotFoundError(`there is no cache configuration of ${id}`);
    return decode(fileSystemCacheView, wire);
  },
});
