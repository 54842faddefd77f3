import { ApiError } from "../errors";
import { QuantityError, signOf } from "../queue/quantity";
import type { FlavourRecord } from "../records/compute";
import { formatTime, randomHex } from "../requests/format";
import { maxKeysOf, orNull, pageByNumber } from "../requests/listing";
import { ok, type ApiAnswer, type ApiRequest } from "../requests/request";
import type { World } from "../world";

const malformed = (cause: string): ApiError => new ApiError("MalformedJSON", cause);

export class Flavours {
  constructor(private readonly world: World) {}

  create(request: ApiRequest): ApiAnswer {
    const { name, cpu, mem, scalarResources, clusterName } = request.read(
      (body) => ({
        name: body.text("name"),
        cpu: body.text("cpu"),
        mem: body.text("mem"),
        scalarResources: body.map("scalarResources") ?? {},
        clusterName: body.text("clusterName"),
      }),
      malformed,
    );
    if (name === "") throw new ApiError("FlavourNotFound", "field not be empty");
    const cluster = this.world.state.clusters.find((row) => row.name === clusterName);
    if (clusterName !== "" && !cluster) throw new ApiError("ClusterNameNotFound", "record not found");
    requireAmount(cpu, "validate cpu failed,err: ");
    requireAmount(mem, "validate mem failed,err: ");
    requireScalars(scalarResources);
    if (this.find(name)) throw new ApiError("DuplicatedName");
    this.world.state.flavours.push({
      ...this.world.row("flavours"),
      id: `flavour-${randomHex(8)}`,
      name,
      cpu,
      mem,
      scalarResources,
      clusterId: cluster?.id ?? "",
    });
    return ok({ name });
  }

  list(request: ApiRequest): ApiAnswer {
    maxKeysOf(request.query);
    const { clusters, flavours } = this.world.state;
    const clusterName = request.text("clusterName");
    const cluster = clusters.find(({ name }) => name === clusterName);
    if (clusterName !== "" && !cluster) throw new ApiError("", "record not found");
    const part = request.text("name");
    const selected = flavours.filter(
      ({ name, clusterId }) => name.includes(part) && (clusterId === "" || clusterId === cluster?.id),
    );
    // The server sets no code for a marker that it can't read.
    const { rows, envelope } = pageByNumber(selected, request.query, flavours.at(-1), { invalidMarker: "" });
    return ok({ ...envelope, flavourList: orNull(rows.map(view)) });
  }

  show(request: ApiRequest): ApiAnswer {
    const flavour = this.find(request.path("flavourName").trim());
    if (!flavour) throw new ApiError("FlavourNotFound", "record not found");
    return ok(view(flavour));
  }

  update(request: ApiRequest): ApiAnswer {
    const name = request.path("flavourName").trim();
    const given = request.read(
      (body) => ({
        cpu: body.text("cpu"),
        mem: body.text("mem"),
        scalarResources: body.map("scalarResources") ?? {},
        clusterName: body.text("clusterName"),
      }),
      malformed,
    );
    if (given.cpu !== "") requireAmount(given.cpu);
    if (given.mem !== "") requireAmount(given.mem);
    requireScalars(given.scalarResources);
    const flavour = this.find(name);
    if (!flavour) throw new ApiError("", "record not found");
    requireAccess(request, flavour);
    if (given.clusterName !== "") {
      throw new ApiError("", `not support operate to update flavour[${name}]'s cluster`);
    }
    if (given.cpu !== "") flavour.cpu = given.cpu;
    if (given.mem !== "") flavour.mem = given.mem;
    Object.assign(flavour.scalarResources, given.scalarResources);
    this.world.touch(flavour);
    return ok(view(flavour));
  }

  delete(request: ApiRequest): ApiAnswer {
    const name = request.path("flavourName").trim();
    const flavour = this.find(name);
    if (!flavour) {
      throw new ApiError("FlavourNotFound", `delete flavour ${name} occur a error:record not found`);
    }
    requireAccess(request, flavour);
    this.remove(flavour);
    return ok();
  }

  find(name: string): FlavourRecord | undefined {
    return this.world.state.flavours.find((flavour) => flavour.name === name);
  }

  remove(flavour: FlavourRecord): void {
    this.world.state.flavours = this.world.state.flavours.filter((other) => other !== flavour);
  }
}

/** The owner is not recorded: nobody but root has access. */
function requireAccess(request: ApiRequest, { id }: FlavourRecord): void {
  request.requireRoot(
    "ActionNotAllowed",
    `user[${request.user}] has no access to resource[flavour] with ID[${id}]`,
  );
}

function requireAmount(text: string, prefix = ""): void {
  const refuse = (cause: string): ApiError => new ApiError("FlavourInvalidField", prefix + cause);
  let sign: number;
  try {
    sign = signOf(text);
  } catch (error) {
    throw error instanceof QuantityError ? refuse(error.message) : error;
  }
  if (sign <= 0) throw refuse("cpu cannot be negative");
}

function requireScalars(resources: Record<string, string>): void {
  for (const [name, text] of Object.entries(resources)) {
    try {
      if (signOf(text) < 0) throw new ApiError("FlavourInvalidField", `${name} cannot be negative`);
    } catch (error) {
      if (!(error instanceof QuantityError)) throw error;
      throw new ApiError("FlavourInvalidField", `${name} ${error.message}`);
    }
  }
}

function view({ id, name, cpu, mem, scalarResources, createdAt, updatedAt }: FlavourRecord): object {
  return {
    id,
    name,
    cpu,
    mem,
    scalarResources: { ...scalarResources },
    createTime: formatTime(createdAt),
    updateTime: formatTime(updatedAt),
  };
}
