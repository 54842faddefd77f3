import type { Row } from "./row";

export interface UserRecord extends Row {
  name: string;
  /** Salted; also part of the user's tokens. */
  hash: string;
}

export interface GrantRecord extends Row {
  id: string;
  userName: string;
  resourceType: string;
  resourceID: string;
}
