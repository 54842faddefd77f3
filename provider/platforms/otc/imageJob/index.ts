import type { FunctionDefinition } from "../../../core/functionDefinition";
import type { StoryDefinition } from "../../../core/story/story";
import { waitForImageJob } from "./functions";
import { getImageJob } from "./readers";
import { imageJobStory } from "./story";

export const functions: readonly FunctionDefinition[] = [getImageJob, waitForImageJob];
export const stories: readonly StoryDefinition[] = [imageJobStory];
