import { z } from "zod";

import { field } from "../../../../core/schema/field";
import { encrypted, keysOf, notFurther, storage, text, url, withoutRoot } from "./define";

const mode = z.string().regex(/^\d+$/, "must be digits, such as 0644");

const SHORTEST_SESSION = 60;
const LONGEST_SESSION = 129_600;

const fileModes = {
  fileMode: field(mode.optional(), "Permissions of new files, in digits."),
  dirMode: field(mode.optional(), "Permissions of new folders, in digits."),
};

const localUrl = url(
  /^local:\/\/(?!root(\/|$))[^/\s]+(\/\S*)?$/,
  "local://folder/…",
  ", the path on every node without its first slash. Its first folder must not be `root`.",
);

const localStorage = storage(
  "LocalStorage",
  "local",
  "A folder that every node has under the same path.",
  localUrl,
  {},
);

/** A link to a local folder is one for tests: the server wants that said, which the provider does. */
const linkedLocalStorage = storage(
  "LinkedLocalStorage",
  "local",
  "A folder of the server's own machine; PaddleFlow has it for tests.",
  localUrl,
  {},
  [notFurther(["debug"], "the provider sets this property itself")],
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
const KDC_HOST = /^[a-zA-Z0-9][-a-zA-Z0-9]{0,62}(\.[a-zA-Z0-9][-a-zA-Z0-9]{0,62})+(:\d{1,5})?$/;

const kerberos = {
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
};

const hdfsStorage = storage(
  "HdfsStorage",
  "hdfs",
  "HDFS without Kerberos.",
  hdfsUrl,
  { user: field(text, "The HDFS user."), group: field(text, "The HDFS group."), ...hdfsTuning },
  // With a keytab the server makes another kind of it.
  [notFurther(keysOf(kerberos), "is a member of the kind `hdfsWithKerberos`")],
);

const kerberosHdfsStorage = storage(
  "KerberosHdfsStorage",
  "hdfsWithKerberos",
  "HDFS with Kerberos.",
  hdfsUrl,
  {
    ...kerberos,
    user: field(text.optional(), "The HDFS user."),
    group: field(text.optional(), "The HDFS group."),
    ...hdfsTuning,
  },
);

const sftpStorage = storage(
  "SftpStorage",
  "sftp",
  "A folder that is reached by SFTP.",
  url(/^sftp:\/\/[^/\s]+\/\S*$/, "sftp://host:port/path", "."),
  {
    user: field(text, "The user."),
    password: encrypted("The password."),
    ...fileModes,
  },
);

const keys = {
  endpoint: field(text, "The endpoint, with its scheme or without."),
  accessKey: field(text, "The access key.", { secret: true }),
  secretKey: encrypted("The secret key."),
};

const s3Storage = storage(
  "S3Storage",
  "s3",
  "A bucket of S3, or of a service that speaks its protocol, such as MinIO.",
  url(/^s3:\/\/[^/\s]+(\/\S*)?$/, "s3://bucket/path", ".", { key: withoutRoot }),
  {
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
);

const bosStorage = storage(
  "BosStorage",
  "bos",
  "A bucket of Baidu Object Storage.",
  url(/^bos:\/\/[^/\s]+(\/\S*)?$/, "bos://bucket/path", ".", { key: withoutRoot }),
  {
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
);

const cfsStorage = storage(
  "CfsStorage",
  "cfs",
  "Baidu Cloud File Storage. The server does not try it when it is registered.",
  url(/^cfs:\/\/[^/\s]+\/\S*$/, "cfs://host/path", "."),
  {},
);

const glusterfsStorage = storage(
  "GlusterfsStorage",
  "glusterfs",
  "A GlusterFS volume. The server mounts it when it is registered, and so must have the GlusterFS client.",
  url(/^glusterfs:\/\/[^/:\s]+:[^/:\s]+$/, "glusterfs://host:volume", "."),
  {},
);

const afsStorage = storage(
  "AfsStorage",
  "afs",
  "Baidu AFS, with servers later than v0.14.7-rc1. The server does not try it when it is registered.",
  url(/^afs:\/\/[^/\s]+\/\S*$/, "afs://host:port/path", "."),
  {
    username: field(text, "The user."),
    password: encrypted("The password."),
  },
);

const mockStorage = storage(
  "MockStorage",
  "mock",
  "A volume that Kubernetes has already.",
  url(
    /^mock:\/\/(?!root(\/|$))[^/\s]+(\/\S*)?$/,
    "mock://path",
    ". The path's first folder must not be `root`.",
  ),
  {
    pvc: field(text, "The persistent volume claim."),
    namespace: field(text, "The namespace of the claim."),
  },
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
