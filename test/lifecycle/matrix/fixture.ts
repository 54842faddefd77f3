import type { Control, Emulator, PlatformName } from "pulumi-batchflow-emulator";
import type { Properties } from "../process";

/** What the table of cases needs to know of a resource. */
export interface Fixture {
  /** `platform:Type`. */
  readonly type: string;
  readonly platform: PlatformName;
  /** Starts the emulator as the resource needs it. */
  readonly start: () => Promise<Emulator>;
  /** Makes what the resource needs to be there, before each case and past the provider; replaces inputs that name it. */
  readonly prepare?: (emulator: Emulator) => Promise<Properties | void>;
  /** The stack's configuration. */
  readonly config: (emulator: Emulator) => Record<string, unknown>;
  /** Valid inputs that use as many members as the platform reads back. */
  readonly inputs: Properties;
  /** Inputs that the platform never returns, and the provider's own. */
  readonly unreadInputs: Properties;
  /** A new value for every top-level input that can be changed in place. */
  readonly updates: Properties;
  /** A new value for every top-level input whose change replaces. */
  readonly replacements: Properties;
  /** Wrong inputs and the property path that the failure names. */
  readonly bad: readonly (readonly [change: Properties, property: string])[];
  /** Values that must be shown nowhere. */
  readonly secrets: readonly string[];
  /** The objects of this kind, as the platform's own state has them. */
  readonly objects: (control: Control) => readonly { readonly id: string }[];
  /** The action that makes the object, and the one that deletes it. */
  readonly actions: { readonly create: string; readonly delete: string };
  /** The actions that only read; `Describe…` unless told. */
  readonly reads?: RegExp;
  /** An object's id is its name, so that the one that replaces it may have the same. */
  readonly namedIds?: boolean;
  /**
   * How a new run finds what a killed one has made: by a mark on every object, only by a name that was made from the
   * resource's own (without the inputs that are named here), or not at all, so that it says that the object exists.
   * Where the platform does not tell an object's age, a name proves nothing (`ageless`).
   */
  readonly recovery?: "mark" | "never" | { readonly without: readonly string[]; readonly ageless?: true };
  /**
   * Whether the platform takes a second object of the same name, so that one which is not this resource's is no
   * hindrance. Left out, it does where a mark tells whose an object is.
   */
  readonly namesRepeat?: boolean;
  /** Moves everything that moves by itself on a quiet stack. */
  readonly move: (control: Control, id: string) => void;
  /** Changes something behind the provider's back; `repaired` tells whether the platform has the program's value again. */
  readonly drift?: {
    readonly cause: (control: Control, id: string) => void;
    readonly property: string;
    readonly repaired?: (control: Control, id: string) => boolean;
  };
  readonly remove: (control: Control, id: string) => void;
  /** Makes the object come into being but not become what was asked for, and mends that. */
  readonly halfway?: {
    readonly inputs: Properties;
    readonly cause: (control: Control) => void;
    readonly mend: (control: Control, id: string) => void;
    readonly reason: RegExp;
  };
}
