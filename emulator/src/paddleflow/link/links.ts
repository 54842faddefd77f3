import { ApiError } from "../errors";
import { fileSystemId, type FileSystems } from "../fileSystem/fileSystems";
import { folderOf, type Storage } from "../fileSystem/storage";
import { fieldError, readLocation } from "../fileSystem/storageUrl";
import type { LinkRecord } from "../records/storage";
import { maxKeysOf, orNull, pageByTime } from "../requests/listing";
import { created, ok, type ApiAnswer, type ApiRequest } from "../requests/request";
import type { World } from "../world";

const TYPES = ["hdfs", "local", "s3", "sftp", "cfs"];
const PARENTS = ["hdfs", "s3", "sftp", "cfs"];

export class Links {
  constructor(
    private readonly world: World,
    private readonly fileSystems: FileSystems,
    private readonly storage: Storage,
  ) {}

  create(request: ApiRequest): ApiAnswer {
    const { fsName, fsPath, url, properties, username } = request.read((body) => ({
      fsName: body.text("fsName"),
      fsPath: body.text("fsPath"),
      url: body.text("url"),
      properties: body.map("properties"),
      username: body.text("username"),
    }));
    const userName = username || request.user;
    const fsId = fileSystemId(userName, fsName);
    const location = readLocation(url, properties, {
      types: TYPES,
      forLink: true,
      urlCode: "InvalidLinkURL",
      propertiesCode: "InvalidLinkProperties",
    });
    if (this.of(fsId).some((link) => isNested(link.fsPath, fsPath))) {
      const cause = `Can not use fsPath[${fsPath}], fsPath used or conflict by other link path`;
      throw new ApiError("InvalidLinkURL", cause);
    }
    const parent = this.fileSystems.find(fsId);
    if (!parent) throw new ApiError("LinkModelError", "record not found");
    if (!PARENTS.includes(parent.type)) {
      const cause = `fs name[${fsName}] type[${parent.type}] can not support link feature`;
      throw new ApiError("InvalidFileSystemFsName", fieldError("fsName", cause));
    }
    this.requirePlace(fsId, fsPath);
    this.storage.requireConnection(location);
    const { type, serverAddress, subPath } = location;
    const place = { fsId, fsName, fsPath, userName, type, serverAddress, subPath };
    this.world.state.links.push({
      ...this.world.row("links"),
      ...place,
      properties: location.properties,
    });
    return created();
  }

  show(request: ApiRequest): ApiAnswer {
    maxKeysOf(request.query);
    const fsId = fileSystemId(request.ownerIn(request.text("username")), request.path("fsName"));
    if (!this.fileSystems.find(fsId)) throw new ApiError("RecordNotFound", "record not found");
    const fsPath = request.text("fsPath");
    if (fsPath === "") {
      const { rows, envelope } = pageByTime(this.of(fsId), request.query, this.world.now());
      return ok({ ...envelope, linkList: orNull(rows.map(view)) });
    }
    const link = this.find(fsId, fsPath);
    if (!link) throw new ApiError("", "record not found");
    const envelope = { marker: request.text("marker"), truncated: false, nextMarker: "" };
    return ok({ ...envelope, linkList: [view(link)] });
  }

  /** Does not ask whose link it is: any user may delete another's. */
  delete(request: ApiRequest): ApiAnswer {
    const userName = request.text("username") || request.user;
    const [fsName, fsPath] = [request.path("fsName"), request.text("fsPath")];
    const link = this.find(fileSystemId(userName, fsName), fsPath);
    if (!link) {
      const cause = `user[${userName}] fsname[${fsName}] not created fspath[${fsPath}]`;
      throw new ApiError("LinkModelError", fieldError("fsPath", cause));
    }
    this.remove(link);
    return ok();
  }

  find(fsId: string, fsPath: string): LinkRecord | undefined {
    return this.of(fsId).find((link) => link.fsPath === fsPath);
  }

  remove(link: LinkRecord): void {
    this.world.state.links = this.world.state.links.filter((other) => other !== link);
  }

  private of(fsId: string): LinkRecord[] {
    return this.world.state.links.filter((link) => link.fsId === fsId);
  }

  /** The folder around the path must be there; the path itself missing or empty. */
  private requirePlace(fsId: string, fsPath: string): void {
    if (!this.storage.isFolder(fsId, folderOf(fsPath))) {
      throw new ApiError("FuseClientError", "no such file or directory");
    }
    if (this.storage.isFilled(fsId, fsPath)) {
      const cause = `fspath[${fsPath}] directory must be empty`;
      throw new ApiError("LinkPathMustBeEmpty", fieldError("fsPath", cause));
    }
  }
}

/** Equal, or one within the other. */
function isNested(one: string, other: string): boolean {
  const [a, b] = [one, other].map((path) => path.replace(/\/+$/, "").split("/"));
  const shorter = Math.min(a?.length ?? 0, b?.length ?? 0);
  return Array.from({ length: shorter }, (_, i) => a?.[i] === b?.[i]).every(Boolean);
}

function view(link: LinkRecord): object {
  const { fsName, fsPath, serverAddress, type, userName, subPath, properties } = link;
  return { fsName, fsPath, serverAddress, type, username: userName, subPath, properties };
}
