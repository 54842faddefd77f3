import { z } from "zod";

import { field, type Rule, structure } from "../../../core/schema/field";

const text = z.string().min(1);
const mode = z.string().regex(/^\d+$/, "must be digits, such as 0644");

const SHORTEST_SESSION = 60;
const LONGEST_SESSION = 129_600;

/** Keys that the server adds to the properties by itself. */
export const ADDED = ["bucket", "dfs.namenode.address"];

/** Refuses further properties for a reason. */
function notFurther(keys: readonly string[], reason: string): Rule {
  return {
    check({ extraProperties }) {
      if (typeof extraProperties !== "object" || extraProperties === null) return [];
      return Object.keys(extraProperties)
        .filter((key) => keys.includes(key))
        .map((key) => ({ path: ["extraProperties", key], reason }));
    },
  };
}

/** The structure of one kind of storage. `keys` are the server's names of its properties. */
function storage<const T extends string, M extends z.core.$ZodLooseShape>(
  name: string,
  type: T,
  doc: string,
  members: M,
  keys: readonly string[],
  rules: readonly Rule[] = [],
) {
  return structure(
    name,
    doc,
    {
      type: field(z.literal(type), "The kind of storage."),
      ...members,
      extraProperties: field(
        z.record(text, z.string()).optional(),
        "Further properties, which the server keeps as they are.",
      ),
    },
    {
      rules: [
        notFurther(keys, "this property has a member of its own"),
        notFurther(ADDED, "the server sets this property itself"),
        ...rules,
      ],
    },
  );
}

function url(pattern: RegExp, form: string, doc: string, key?: (value: unknown) => unknown) {
  return field(
    z.string().regex(pattern, `must look like ${form}`),
    `Where it is: \`${form}\`${doc}`,
    key && { key },
  );
}

/** `s3://bucket` and `s3://bucket/` are stored alike. */
const withoutRoot = (value: unknown): unknown =>
  typeof value === "string" ? value.replace(/^(\w+:\/\/[^/]+)\/$/, "$1") : value;

const fileModes = {
  fileMode: field(mode.optional(), "Permissions of new files, in digits."),
  dirMode: field(mode.optional(), "Permissions of new folders, in digits."),
};
const MODES = ["fileMode", "dirMode"];

const localUrl = url(
  /^local:\/\/(?!root(\/|$))[^/\s]+(\/\S*)?$/,
  "local://folder/…",
  ", the path on every node without its first slash. Its first folder must not be `root`.",
);

export const localStorage = storage(
  "LocalStorage",
  "local",
  "A folder that every node has under the same path.",
  { url: localUrl },
  [],
);

/** A link to a local folder is one for tests: the server wants that said, which the provider does. */
export const linkedLocalStorage = storage(
  "LinkedLocalStorage",
  "local",
  "A folder of the server's own machine; PaddleFlow has it for tests.",
  { url: localUrl },
  ["debug"],
);

const hdfsUrl = url(
  /^hdfs:\/\/[^/\s]+\/\S*$/,
  "hdfs://host:port/path",
  ", with more name nodes after commas: `hdfs://host:port,host:port/path`.",
);
const hdfsTuning = {
  blockSize: field(text.optional(), "The block size in bytes, as text."),
  replication: field(text.optional(), "The number of replicas, as text."),
};
const HDFS_KEYS = ["user", "group", "blockSize", "replication"];
const KERBEROS_KEYS = [
  "kerberos.keytab.data",
  "kerberos.principal",
  "kerberos.realm",
  "kerberos.kdc",
  "kerberos.namenode.principal",
  "kerberos.data.transfer.protection",
];

export const hdfsStorage = storage(
  "HdfsStorage",
  "hdfs",
  "HDFS without Kerberos.",
  {
    url: hdfsUrl,
    user: field(text, "The HDFS user."),
    group: field(text, "The HDFS group."),
    ...hdfsTuning,
  },
  HDFS_KEYS,
  // With a keytab the server makes another kind of it.
  [notFurther(KERBEROS_KEYS, "is a member of the kind `hdfsWithKerberos`")],
);

const KDC_HOST = /^[a-zA-Z0-9][-a-zA-Z0-9]{0,62}(\.[a-zA-Z0-9][-a-zA-Z0-9]{0,62})+(:\d{1,5})?$/;

export const kerberosHdfsStorage = storage(
  "KerberosHdfsStorage",
  "hdfsWithKerberos",
  "HDFS with Kerberos.",
  {
    url: hdfsUrl,
    keytabData: field(z.base64().min(1), "The keytab in base64.", {
      secret: true,
      wireName: "kerberos.keytab.data",
    }),
    principal: field(text, "The principal.", { wireName: "kerberos.principal" }),
    realm: field(text, "The realm.", { wireName: "kerberos.realm" }),
    kdc: field(
      text.refine((hosts) => hosts.split(",").every((host) => KDC_HOST.test(host)), {
        message: "must be dotted host names or addresses, each with a port or without, with commas between",
      }),
      "The key distribution centres, with commas between.",
      { wireName: "kerberos.kdc" },
    ),
    nameNodePrincipal: field(text, "The principal of the name node; it ends in `@` and the realm.", {
      wireName: "kerberos.namenode.principal",
    }),
    dataTransferProtection: field(text.optional(), "The protection of data transfer.", {
      wireName: "kerberos.data.transfer.protection",
    }),
    user: field(text.optional(), "The HDFS user."),
    group: field(text.optional(), "The HDFS group."),
    ...hdfsTuning,
  },
  [...HDFS_KEYS, ...KERBEROS_KEYS],
);

export const sftpStorage = storage(
  "SftpStorage",
  "sftp",
  "A folder that is reached by SFTP.",
  {
    url: url(/^sftp:\/\/[^/\s]+\/\S*$/, "sftp://host:port/path", "."),
    user: field(text, "The user."),
    password: field(text, "The password.", { secret: true }),
    ...fileModes,
  },
  ["user", "password", ...MODES],
);

const keys = {
  endpoint: field(text, "The endpoint, with its scheme or without."),
  accessKey: field(text, "The access key.", { secret: true }),
  secretKey: field(text, "The secret key.", { secret: true }),
};
const KEYS = ["endpoint", "accessKey", "secretKey", "region"];

export const s3Storage = storage(
  "S3Storage",
  "s3",
  "A bucket of S3, or of a service that speaks its protocol, such as MinIO.",
  {
    url: url(/^s3:\/\/[^/\s]+(\/\S*)?$/, "s3://bucket/path", ".", withoutRoot),
    ...keys,
    region: field(z.string().optional(), "The region.", { platformDefault: "" }),
    insecureSkipVerify: field(
      z.boolean().optional(),
      "Whether the certificate is not checked. MinIO needs it.",
      { platformDefault: false },
    ),
    s3ForcePathStyle: field(
      z.boolean().optional(),
      "Whether the bucket stands in the path and not in the host's name. MinIO needs it.",
      { platformDefault: false },
    ),
    ...fileModes,
  },
  [...KEYS, "insecureSkipVerify", "s3ForcePathStyle", ...MODES],
);

export const bosStorage = storage(
  "BosStorage",
  "bos",
  "A bucket of Baidu Object Storage.",
  {
    url: url(/^bos:\/\/[^/\s]+(\/\S*)?$/, "bos://bucket/path", ".", withoutRoot),
    ...keys,
    region: field(z.string().optional(), "The region.", { platformDefault: "bj" }),
    sts: field(z.boolean().optional(), "Whether jobs get temporary keys.", { platformDefault: false }),
    duration: field(
      z.int().min(SHORTEST_SESSION).max(LONGEST_SESSION).optional(),
      "With `sts`: seconds until a temporary key expires.",
      { platformDefault: 43_200 },
    ),
    acl: field(z.string().min(1).optional(), "With `sts`: the access control list of temporary keys."),
  },
  [...KEYS, "sts", "duration", "acl"],
);

export const cfsStorage = storage(
  "CfsStorage",
  "cfs",
  "Baidu Cloud File Storage. The server does not try it when it is registered.",
  { url: url(/^cfs:\/\/[^/\s]+\/\S*$/, "cfs://host/path", ".") },
  [],
);

export const glusterfsStorage = storage(
  "GlusterfsStorage",
  "glusterfs",
  "A GlusterFS volume. The server mounts it when it is registered, and so must have the GlusterFS client.",
  { url: url(/^glusterfs:\/\/[^/:\s]+:[^/:\s]+$/, "glusterfs://host:volume", ".") },
  [],
);

export const afsStorage = storage(
  "AfsStorage",
  "afs",
  "Baidu AFS, with servers later than v0.14.7-rc1. The server does not try it when it is registered.",
  {
    url: url(/^afs:\/\/[^/\s]+\/\S*$/, "afs://host:port/path", "."),
    username: field(text, "The user."),
    password: field(text, "The password.", { secret: true }),
  },
  ["username", "password"],
);

export const mockStorage = storage(
  "MockStorage",
  "mock",
  "A volume that Kubernetes has already.",
  {
    url: url(
      /^mock:\/\/(?!root(\/|$))[^/\s]+(\/\S*)?$/,
      "mock://path",
      ". The path's first folder must not be `root`.",
    ),
    pvc: field(text, "The persistent volume claim."),
    namespace: field(text, "The namespace of the claim."),
  },
  ["pvc", "namespace"],
);

/** What a file system can stand for. */
export const fsStorage = z.discriminatedUnion("type", [
  localStorage,
  hdfsStorage,
  kerberosHdfsStorage,
  sftpStorage,
  s3Storage,
  bosStorage,
  cfsStorage,
  glusterfsStorage,
  afsStorage,
  mockStorage,
]);

/** What a link can lead to. */
export const linkStorage = z.discriminatedUnion("type", [
  hdfsStorage,
  kerberosHdfsStorage,
  linkedLocalStorage,
  s3Storage,
  sftpStorage,
  cfsStorage,
]);
