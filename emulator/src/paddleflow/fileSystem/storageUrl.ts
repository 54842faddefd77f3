import { ApiError } from "../errors";
import { encrypt } from "../requests/cipher";
import { decodeBase64 } from "../requests/format";

export type Properties = Record<string, string>;

/** What the server makes of a URL and its properties. */
export interface StorageLocation {
  type: string;
  serverAddress: string;
  subPath: string;
  properties: Properties | null;
  /** The secret in clear, where there is one to try the storage with. */
  password: string;
  bucket: string;
}

export const fieldError = (field: string, cause: string): string => `Field[${field}] is invalid, ${cause}`;

const KDC =
  /^([a-zA-Z0-9][-a-zA-Z0-9]{0,62}(\.[a-zA-Z0-9][-a-zA-Z0-9]{0,62})+)(:([1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5]))?$/;

/** The URL's form: throws the cause. Puts the bucket into the properties, as the server does. */
function checkUrl(type: string, url: string, properties: Properties | undefined): void {
  const parts = url.split("/");
  const refuse = (cause: string, field = "url"): never => {
    throw new Error(fieldError(field, cause));
  };
  switch (type) {
    case "hdfs":
    case "sftp":
    case "cfs":
    case "afs":
      if (parts.length < 4) refuse(`${type} url format is wrong`);
      break;
    case "local":
    case "mock":
      if (parts.length < 3) refuse(`${type} address format is wrong`);
      if (parts[2] === "" || parts[2] === "root") refuse(`${type} path can not be empty or use root path`);
      break;
    case "s3":
    case "bos":
      if (parts.length < 3) refuse(`${type} url format is wrong`);
      if (parts[2] === "") refuse(`${type} must appoint bucket`);
      if (!properties) refuse("must not be empty", "properties");
      else properties.bucket = parts[2] ?? "";
      break;
  }
}

/** The properties: throws the cause. Adds what the server adds, and encrypts the secret. */
function checkProperties(type: string, properties: Properties, forLink: boolean): void {
  const value = (name: string): string => properties[name] ?? "";
  const refuse = (field: string, cause: string): never => {
    throw new Error(fieldError(field, cause));
  };
  for (const mode of forLink ? [] : ["fileMode", "dirMode"]) {
    if (!/^[+-]?\d*$/.test(value(mode))) {
      throw new Error(`strconv.Atoi: parsing "${value(mode)}": invalid syntax`);
    }
  }
  switch (type) {
    case "hdfs":
      if (value("kerberos.keytab.data") !== "") checkKerberos(properties);
      else if (value("user") === "") refuse("properties", "not correct hdfs properties");
      else if (value("group") === "") refuse("properties", "key[group] cannot be empty");
      break;
    case "s3":
    case "bos":
      if (value("accessKey") === "" || value("secretKey") === "") {
        refuse("properties", "key accessKey or secretKey is empty");
      }
      if (value("endpoint") === "") refuse("properties", "key[endpoint] is empty");
      properties.region = value("region") || (type === "bos" ? "bj" : "");
      if (type === "bos" && value("sts") === "true") checkSts(properties);
      properties.secretKey = encrypt(value("secretKey"));
      break;
    case "sftp":
      if (value("user") === "") refuse("user", "key[user] cannot be empty");
      if (value("password") === "") refuse("properties", "key[password] cannot be empty");
      properties.password = encrypt(value("password"));
      break;
    case "afs":
      if (value("username") === "") refuse("username", "key[username] cannot be empty");
      if (value("password") === "") refuse("properties", "key[password] cannot be empty");
      properties.password = encrypt(value("password"));
      break;
    case "mock":
      if (value("pvc") === "") refuse("pvc", "key[pvc] cannot be empty");
      if (value("namespace") === "") refuse("namespace", "key[namespace] cannot be empty");
      break;
    case "local":
      if (forLink && value("debug") !== "true") refuse("debug", "properties key[debug] must true");
      break;
  }
}

function checkKerberos(properties: Properties): void {
  const refuse = (field: string, cause: string): never => {
    throw new Error(fieldError(field, cause));
  };
  if (!properties["kerberos.principal"]) {
    refuse("kerberos.principal", "kerberos hdfs, kerberos.principal must be provided");
  }
  const keytab = decodeBase64(properties["kerberos.keytab.data"] ?? "");
  if ("badByte" in keytab) throw new Error(`illegal base64 data at input byte ${keytab.badByte}`);
  const kdc = properties["kerberos.kdc"];
  if (kdc === undefined) refuse("kerberos.kdc", "for kerberos hdfs, kerberos.Kdc must be provided");
  else if (!kdc.split(",").every((host) => KDC.test(host))) {
    refuse("kerberos.kdc", "kerberos.kdc should be ip or ip:port format");
  }
  const principal = properties["kerberos.namenode.principal"];
  if (!principal) {
    refuse("kerberos.namenode.principal", "for kerberos hdfs, kerberos.namenode.principal must be provided");
  }
  const realm = properties["kerberos.realm"];
  if (realm === undefined) refuse("kerberos.realm", "for kerberos hdfs, kerberos.realm must be provided");
  else if (!principal?.endsWith(`@${realm}`)) {
    refuse("kerberos.namenode.principal", "kerberos.namenode.principal should end with the realm");
  }
}

function checkSts(properties: Properties): void {
  properties.duration ||= "43200";
  const duration = Number(properties.duration);
  if (!(duration >= 60 && duration <= 129600)) throw new Error("duration must be in [60,129600]");
}

export interface LocationRules {
  types: readonly string[];
  forLink: boolean;
  urlCode: string;
  propertiesCode: string;
}

/** Checks a URL and its properties as the server does for a file system or a link. */
export function readLocation(
  url: string,
  given: Properties | undefined,
  rules: LocationRules,
): StorageLocation {
  const refuse = (code: string, error: unknown): ApiError =>
    new ApiError(code, error instanceof Error ? error.message : String(error));
  const properties = given && { ...given };
  const type = url.split(":")[0] ?? "";
  const { forLink } = rules;
  if (!url.includes(":")) {
    const cause = forLink ? "is not a correct link file-system url" : "is not a correct file-system url";
    throw new ApiError(rules.urlCode, fieldError("url", cause));
  }
  if (!rules.types.includes(type)) {
    const who = forLink ? "link can not support" : "can not support";
    throw new ApiError(rules.urlCode, fieldError("url", `${who} [${type}] file system`));
  }
  try {
    checkUrl(type, url, properties);
  } catch (error) {
    throw refuse(rules.urlCode, error);
  }
  const checked = properties ?? {};
  try {
    checkProperties(type, checked, forLink);
  } catch (error) {
    throw refuse(rules.propertiesCode, error);
  }
  const password = given?.password ?? given?.secretKey ?? "";
  const result = { ...placeIn(type, url, checked), password, bucket: checked.bucket ?? "" };
  return { ...result, properties: Object.keys(checked).length === 0 && !given ? null : checked };
}

function placeIn(
  type: string,
  url: string,
  properties: Properties,
): { type: string; serverAddress: string; subPath: string } {
  const parts = url.split("/");
  const server = parts[2] ?? "";
  const after = (count: number): string => `/${parts.slice(count).join("/")}`;
  switch (type) {
    case "local":
    case "mock":
      return { type, serverAddress: "", subPath: after(2) };
    case "hdfs": {
      properties["dfs.namenode.address"] = server;
      const kerberos = (properties["kerberos.keytab.data"] ?? "") !== "";
      return { type: kerberos ? "hdfsWithKerberos" : type, serverAddress: server, subPath: after(3) };
    }
    case "s3":
    case "bos":
      return { type, serverAddress: properties.endpoint ?? "", subPath: after(3) };
    case "glusterfs": {
      const [host = "", volume = ""] = server.split(":");
      return { type, serverAddress: host, subPath: volume };
    }
    case "afs":
      return { type, serverAddress: `afs://${server}`, subPath: after(3) };
    default:
      return { type, serverAddress: server, subPath: after(3) };
  }
}
