import { randomBytes, randomInt, randomUUID } from "node:crypto";
import type { HuaweiAccess } from "../types";

/** What is made up when the platform starts for the first time. */
export type Credentials = Pick<
  HuaweiAccess,
  "projectId" | "username" | "password" | "domainName" | "accessKey" | "secretKey" | "temporary"
> & { domainId: string };

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

function letters(length: number): string {
  return Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join("");
}

export function createCredentials(): Credentials {
  const key = () => ({ accessKey: letters(20), secretKey: letters(40) });
  return {
    projectId: randomUUID().replaceAll("-", ""),
    domainId: randomUUID().replaceAll("-", ""),
    username: `gcs-user-${letters(6).toLowerCase()}`,
    password: letters(24),
    domainName: `gcs-domain-${letters(6).toLowerCase()}`,
    ...key(),
    temporary: { ...key(), securityToken: randomBytes(96).toString("base64url") },
  };
}
