import { program } from "./program";

export const { environmentId, templateId } = program();
