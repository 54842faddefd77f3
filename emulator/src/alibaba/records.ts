import type { Scheduled } from "../core/platform/world";
import type { JobDescription } from "./types";

/** The states in the order of their numbers; a job that is Finished is Terminated on the wire. */
export const STATES = ["Init", "Waiting", "Running", "Finished", "Failed", "Stopped"] as const;
export type State = (typeof STATES)[number];

export interface InstanceRecord {
  id: number;
  state: State;
  /** Virtual milliseconds, as all times here; 0 before. */
  startTime: number;
  endTime: number;
  failures: number;
}

export interface TaskRecord {
  name: string;
  instances: InstanceRecord[];
}

export interface JobRecord {
  id: string;
  description: JobDescription;
  priority: number;
  state: State;
  createTime: number;
  startTime: number;
  endTime: number;
  /** Raised whenever what lies ahead of the job no longer holds. */
  epoch: number;
  stopping: boolean;
  deleting: boolean;
  tasks: TaskRecord[];
}

export interface ImageRecord {
  id: string;
  name: string;
  platform: "Windows" | "Linux";
  description: string;
}

export type Step =
  | { kind: "waiting" | "run" | "stopped" | "gone"; jobId: string; epoch: number }
  | { kind: "ended"; jobId: string; epoch: number; task: string; instance: number };

export interface AlibabaState {
  seq: number;
  jobs: JobRecord[];
  images: ImageRecord[];
  scheduled: Scheduled<Step>[];
}

/** A new account sees the vendor's images. */
export function firstState(): AlibabaState {
  const images: ImageRecord[] = [
    {
      id: "img-000000000001",
      name: "ubuntu-12.04",
      platform: "Linux",
      description: "Public Ubuntu image",
    },
    {
      id: "img-000000000002",
      name: "windows-2008-r2",
      platform: "Windows",
      description: "Public Windows image",
    },
  ];
  return { seq: 0, jobs: [], images, scheduled: [] };
}
