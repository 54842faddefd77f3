// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import { existing, Resource, type ResourceOptions, type ResourceSpec } from "../resource";

const spec: ResourceSpec = {
  type: "paddleflow:User",
  properties: ["username", "password", "connection", "createTime"],
  secretInputs: { password: true },
  secretOutputs: [],
  documents: {},
};

/** Arguments of User: A user. */
export interface UserArgs {
  /**
   * The name, 4 to 16 letters and digits. `root`, in whatever case, is not taken. Default: the
   * resource's name and seven hex digits. A change: replaces.
   */
  username?: pulumi.Input<string> | undefined;
  /**
   * The password: at least 6 characters, among them a digit and a lower-case letter. A change of it ends
   * every login of the user. Range: at least 6 characters. A change: in place. Secret: encrypted in
   * state and left out of messages. Not returned by the platform: a refresh keeps the last value.
   */
  password: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`. A change: replaces.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * A user. Only `root` manages users. What a user owns stays when the user is deleted.
 *
 * Id: `alice1`. API actions: create POST /user; read GET /user; update PUT /user/{username}; delete
 * DELETE /user/{username}.
 *
 * Gives up after 10 minutes (create), 10 (update) and 10 (delete), unless `customTimeouts` say
 * otherwise.
 */
export class User extends Resource {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "pulumi-nodejs:dynamic/batchflow/paddleflow:User";

  /** The name, 4 to 16 letters and digits. `root`, in whatever case, is not taken. */
  declare public readonly username: pulumi.Output<string>;
  /**
   * The password: at least 6 characters, among them a digit and a lower-case letter. A change of it ends
   * every login of the user. Range: at least 6 characters.
   */
  declare public readonly password: pulumi.Output<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  declare public readonly connection: pulumi.Output<string | undefined>;
  /** When the user was created, RFC 3339. */
  declare public readonly createTime: pulumi.Output<string>;

  /** Declares the object. Fails where an argument is wrong, before any request; the error names the property. */
  constructor(name: string, args: UserArgs, options?: ResourceOptions) {
    super(spec, name, args, options);
  }

  /** An existing object, read by its id. It does not become the stack's own. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): User {
    return new User(name, ...existing<UserArgs>(id, options));
  }

  /** Whether an object is a User, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is User {
    return Resource.isOfType(object, User.__pulumiType);
  }
}
