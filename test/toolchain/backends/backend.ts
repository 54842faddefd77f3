/** What a backend's server was asked for. */
export interface BackendUse {
  readonly requests: number;
  /** Bytes that were sent to it. */
  readonly bytes: number;
}

/** An empty backend on this machine. */
export interface StateBackend {
  /** The variables by which the CLI reaches it. */
  readonly env: Readonly<Record<string, string>>;
  /** What of them nobody else may see. */
  readonly secrets: readonly string[];
  /** What it was asked for since the last call; undefined where nothing counts. */
  use(): Promise<BackendUse | undefined>;
  close(): Promise<void>;
}
