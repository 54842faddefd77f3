import { dynamicType, identityUrn } from "../../provider/hosts/token";
import { PLUGIN } from "../plugin/package";
import type { Form } from ".";

/** Resources of the plugin, to which the engine's requests tell all else. */
export const pluginForm: Form = {
  other: { type: dynamicType, urn: identityUrn },
  options: () => PLUGIN,
  beside: () => ({}),
  besideLast: () => ({}),
};
