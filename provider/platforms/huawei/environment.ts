import { z } from "zod";

import { defineResource } from "../../core/definition";
import { ConflictError, OperationFailedError, UnexpectedAnswerError } from "../../core/errors";
import { waitUntil } from "../../core/wait";
import { isRecord } from "../../core/schema/unknowns";
import { needsGcs } from "./client";
import { platform } from "./connection";
import { byName, ENVIRONMENTS, ofObject, readObject } from "./objects";
import { createTime, uuid } from "./structures/common";
import { environmentArgs } from "./structures/environmentArgs";
import { encode, memberOf, nonEmpty } from "./wire";

/** The service does what it has accepted later: for some seconds the state may not show it. */
const STALE_POLLS = 3;

/** Where executions run. */
export const environment = defineResource({
  type: "huawei:Environment",
  doc:
    "An environment: a namespace of serverless containers or a Kubernetes cluster that executions run in. Its calls are " +
    "those of the REST reference, a later addition to the document. Every change replaces it.",
  platform,
  inputs: environmentArgs,
  outputs: z.object({ createTime }),
  change: "replace",
  id: { pattern: uuid, example: "9c1e684f-d574-99e0-19fa-3f4ac7156c4f" },
  timeouts: { create: 60, update: 60, delete: 60 },
  actions: {
    create: "POST /v1/environments",
    read: "get_environment",
    update: "none: every change replaces",
    delete: "DELETE /v1/environments/{id}",
  },
  validate: (_inputs, settings) => needsGcs(settings),

  async create({ client, inputs, signal }) {
    const { default_env, ...members } = encode(environmentArgs, inputs);
    const answer = await client.gcs.call({
      action: "createEnvironment",
      method: "POST",
      path: ENVIRONMENTS.path,
      json: { ...members, default_env: String(default_env) },
      signal,
      idempotent: false,
    });
    if (isRecord(answer) && typeof answer.id === "string") return answer.id;
    throw new UnexpectedAnswerError("the answer has no id", { action: "createEnvironment" });
  },

  async read({ client, id, signal }) {
    const wire = await readObject(client.gcs, ENVIRONMENTS, id, signal);
    if (wire === undefined || ENVIRONMENTS.isLeaving(wire)) return undefined;
    const { name, source, cluster_id, cluster_name, is_gene_cluster, bucket_name, create_at } = wire;
    return {
      inputs: {
        envName: name,
        source,
        // The rest of the two is the service's own: of serverless containers the id, of a new cluster both.
        clusterId: source === "cce" && is_gene_cluster !== true ? cluster_id : undefined,
        clusterName: source === "cci" ? cluster_name : undefined,
        bucketName: bucket_name === "" ? undefined : bucket_name,
        enterpriseProjectId: memberOf(wire, "enterprise_project").id,
      },
      outputs: { createTime: create_at },
    };
  },

  async settle({ client, id, changed, signal, log }) {
    // No change reaches the service: what has become of an environment that was made is none of its business.
    let isMade = changed !== undefined;
    await waitUntil({
      what: "the environment",
      signal,
      log,
      poll: async () => {
        const status = nonEmpty((await readObject(client.gcs, ENVIRONMENTS, id, signal))?.status) ?? "gone";
        isMade &&= status !== "Creating";
        if (status === "Running" || isMade) return { done: undefined };
        if (status === "Creating") return { progress: status };
        throw new OperationFailedError(`the environment is ${status}`, {
          advice:
            "Look at the cluster or namespace in the console; no call mends an environment, so replace it with " +
            "`pulumi up --replace URN` where it stays so",
        });
      },
    });
  },

  async delete({ client, id, prior, signal, log }) {
    const deleteCluster = prior.deleteCluster === true;
    let asked = false;
    /** How many polls may still show the failure of an earlier deletion. */
    let stale = 0;
    await waitUntil({
      what: "the deletion of the environment",
      signal,
      log,
      poll: async () => {
        const wire = await readObject(client.gcs, ENVIRONMENTS, id, signal);
        if (wire === undefined) return { done: undefined };
        const status = nonEmpty(wire.status) ?? "no status";
        const failed = status === "DeletedFailed";
        if (failed && asked && stale === 0) {
          throw new OperationFailedError("the environment could not be deleted", {
            advice: "Look at it in the console, then destroy it again",
          });
        }
        stale = failed ? Math.max(0, stale - 1) : 0;
        if (status !== "Deleting" && !asked) {
          asked = true;
          await deleteOnce();
          if (failed) stale = STALE_POLLS;
        }
        return { progress: status };
      },
    });

    async function deleteOnce(): Promise<void> {
      try {
        await ofObject(client.gcs, ENVIRONMENTS, id, {
          action: "deleteEnvironment",
          method: "DELETE",
          path: `${ENVIRONMENTS.path}/${id}`,
          query: { delete_cluster: deleteCluster },
          signal,
          idempotent: true,
        });
      } catch (error) {
        // It is being deleted already.
        if (!(error instanceof ConflictError)) throw error;
      }
    }
  },

  lookup: byName<z.output<typeof environmentArgs>>(ENVIRONMENTS, "envName"),
});
