import type { Row } from "./row";

export interface FileSystemRecord extends Row {
  id: string;
  name: string;
  userName: string;
  type: string;
  serverAddress: string;
  subPath: string;
  properties: Record<string, string> | null;
  independentMountProcess: boolean;
}

export interface LinkRecord extends Row {
  fsId: string;
  fsName: string;
  fsPath: string;
  userName: string;
  type: string;
  serverAddress: string;
  subPath: string;
  properties: Record<string, string> | null;
}

export interface CacheConfigRecord extends Row {
  fsId: string;
  fsName: string;
  userName: string;
  cacheDir: string;
  quota: number;
  metaDriver: string;
  blockSize: number;
  cleanCache: boolean;
  resource: { cpuLimit: string; memoryLimit: string };
  nodeTaintToleration: unknown;
  extraConfig: Record<string, string> | null;
}
