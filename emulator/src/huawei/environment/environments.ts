import { GcsError } from "../errors";
import type { EnvironmentRecord, EnvironmentStatus, Step } from "../records";
import { Fields, NAME, truth } from "../requests/fields";
import { newestFirst, pageOf } from "../requests/listing";
import { noContent, ok, type ApiAnswer, type ApiRequest } from "../requests/request";
import { enterpriseProject, formatTime, type World } from "../world";

const INVALID = "GCS.4003015";
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** The kinds that the filter of the list knows. */
const SOURCES = ["cce", "cci", "cromwell", "sge", "rampart"];
const TEXT = { longest: 255 };

/** Environments: the clusters and namespaces to run in. */
export class Environments {
  constructor(private readonly world: World) {}

  find(id: string): EnvironmentRecord | undefined {
    return this.world.state.environments.find((row) => row.id === id);
  }

  create(request: ApiRequest): ApiAnswer {
    const fields = Fields.of(request.object(), INVALID);
    const source = fields.oneOf("source", ["cci", "cce"]);
    if (source === undefined) throw fields.wrong("source", "missing");
    const bucketName =
      source === "cce" ? fields.required("bucket_name", TEXT) : (fields.text("bucket_name", TEXT) ?? "");
    // The key pair is looked at, but not kept.
    if (source === "cci") ["ak", "sk"].forEach((name) => fields.required(name, TEXT));
    const isDefault = truth(fields.text("default_env", { longest: 5 }) ?? "");
    if (isDefault === undefined) throw fields.wrong("default_env", "neither true nor false");
    const row = this.blank({
      name: fields.required("env_name", { longest: 64, pattern: NAME }),
      description: `Gene container environment from ${source}`,
      status: "Creating",
      source,
      bucketName,
      enterpriseProjectId: fields.text("enterprise_project_id", { longest: 64 }) ?? "0",
      ...(source === "cce" ? this.newCluster(fields) : this.newNamespace(fields)),
    });
    this.add(row, isDefault);
    this.plan(row, this.world.settings.durations.environmentCreating, "Running");
    return { status: this.world.settings.creationStatus, body: { id: row.id } };
  }

  delete(request: ApiRequest): ApiAnswer {
    const row = this.needed(request);
    if (truth(request.text("delete_cluster")) === undefined) throw new GcsError(INVALID, "delete_cluster");
    if (row.status === "Deleting") throw new GcsError("GCS.4003026");
    this.setStatus(row, "Deleting");
    this.plan(row, this.world.settings.durations.environmentDeleting, "Gone");
    return noContent;
  }

  read(request: ApiRequest): ApiAnswer {
    return ok(this.view(this.needed(request)));
  }

  list({ query }: ApiRequest): ApiAnswer {
    const source = query.get("source") ?? "";
    if (source !== "" && !SOURCES.includes(source)) throw new GcsError("GCS.4003008", "source");
    const found = newestFirst(this.world.state.environments).filter(
      (row) => source === "" || row.source === source,
    );
    return ok({ environments: pageOf(found, query, this.world.settings).map((row) => this.view(row)) });
  }

  blank(members: Partial<EnvironmentRecord>): EnvironmentRecord {
    return {
      ...this.world.row(),
      name: "gcs-env",
      description: "",
      status: "Running",
      source: "cci",
      clusterId: this.world.row().id,
      clusterName: "gene-ns",
      cpu: 0,
      memory: 0,
      stackId: "",
      isGeneCluster: false,
      bucketName: "",
      defaultEnv: false,
      orderId: "",
      clusterInfo: "",
      enterpriseProjectId: "0",
      ...members,
    };
  }

  add(row: EnvironmentRecord, isDefault: boolean): void {
    const { environments } = this.world.state;
    if (isDefault) environments.forEach((other) => (other.defaultEnv = false));
    environments.push({ ...row, defaultEnv: isDefault });
  }

  /** The newest one becomes the default where the default is removed. */
  remove(id: string): void {
    const { state } = this.world;
    const removed = this.find(id);
    state.environments = state.environments.filter((row) => row !== removed);
    const [newest] = newestFirst(state.environments);
    if (removed?.defaultEnv && newest) newest.defaultEnv = true;
  }

  setStatus(row: EnvironmentRecord, status: EnvironmentStatus): void {
    this.world.drop(row.id, "environment");
    row.status = status;
    this.world.touch(row);
  }

  perform({ id, to }: Step & { kind: "environment" }): void {
    const row = this.find(id);
    if (!row) return;
    if (to === "Running") {
      const failed = this.world.takeFailure("environmentCreation");
      this.setStatus(row, failed ? "CreatedFailed" : "Running");
    } else if (this.world.takeFailure("environmentDeletion")) this.setStatus(row, "DeletedFailed");
    else this.remove(id);
  }

  /** The cluster of an execution that runs on CCE: one that an environment has. */
  clusterFor(id: string): { clusterId: string; clusterName: string } {
    if (id === "") throw new GcsError("GCS.4003025");
    if (!UUID.test(id)) throw new GcsError("GCS.4003019");
    const row = this.world.state.environments.find((env) => env.source === "cce" && env.clusterId === id);
    if (!row) throw new GcsError("GCS.4003020");
    if (row.status !== "Running") throw new GcsError("GCS.4003021");
    return { clusterId: row.clusterId, clusterName: row.clusterName };
  }

  /** The cluster that an execution in a namespace of CCI shows. */
  containersOf(namespace: string): { clusterId: string; clusterName: string } {
    const own = this.world.state.environments.filter(({ source }) => source === "cci");
    const row = own.find(({ clusterName }) => clusterName === namespace) ?? own.find((env) => env.defaultEnv);
    return { clusterId: row?.clusterId ?? "", clusterName: row?.clusterName ?? namespace };
  }

  private newCluster(fields: Fields): Partial<EnvironmentRecord> {
    const id = fields.text("cluster_id", { longest: 64 }) ?? "";
    if (id === "" && fields.object("inputs_json") !== undefined) {
      const clusterId = this.world.row().id;
      return {
        isGeneCluster: true,
        clusterId,
        clusterName: `gcs-${clusterId.slice(0, 8)}`,
        stackId: clusterId,
      };
    }
    if (id === "") throw new GcsError("GCS.4003025");
    if (!UUID.test(id)) throw new GcsError("GCS.4003019");
    this.refuseSecond(({ source, clusterId }) => source === "cce" && clusterId === id);
    return { clusterId: id, clusterName: `cce-${id.slice(0, 8)}` };
  }

  private newNamespace(fields: Fields): Partial<EnvironmentRecord> {
    const name = fields.required("cluster_name", { longest: 63 });
    const { namespaces } = this.world.state;
    if (namespaces && !namespaces.includes(name)) throw new GcsError("GCS.4003020");
    this.refuseSecond(({ source, clusterName }) => source === "cci" && clusterName === name);
    return { clusterName: name };
  }

  private refuseSecond(same: (row: EnvironmentRecord) => boolean): void {
    if (this.world.state.environments.some(same)) throw new GcsError("GCS.4003011");
  }

  private plan(row: EnvironmentRecord, seconds: number, to: "Running" | "Gone"): void {
    this.world.schedule(seconds, { kind: "environment", id: row.id, to });
  }

  private needed(request: ApiRequest): EnvironmentRecord {
    const id = request.path("environment_id");
    const row = this.find(id);
    if (row) return row;
    const unknown = UUID.test(id) && this.world.settings.notFound === "404";
    throw new GcsError(unknown ? "GCS.4043001" : "GCS.4003001");
  }

  private view(row: EnvironmentRecord): object {
    const { projectId, domainId } = this.world.credentials;
    return {
      guid: row.id,
      project_id: projectId,
      domain_id: domainId,
      name: row.name,
      description: row.description,
      status: row.status,
      create_at: formatTime(row.createAt),
      update_at: formatTime(row.updateAt),
      cluster_id: row.clusterId,
      cluster_name: row.clusterName,
      cpu: row.cpu,
      memory: row.memory,
      source: row.source,
      stack_id: row.stackId,
      is_gene_cluster: row.isGeneCluster,
      bucket_name: row.bucketName,
      default_env: row.defaultEnv,
      order_id: row.orderId,
      ...(row.source === "cce" && { cluster_info: row.clusterInfo }),
      enterprise_project: enterpriseProject(row.enterpriseProjectId),
    };
  }
}
