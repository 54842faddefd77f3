import type { PipelineRecord, PipelineVersionRecord } from "../records/workflow";
import { formatTime } from "../requests/format";

export function viewPipeline({ id, name, desc, userName, createdAt, updatedAt }: PipelineRecord): object {
  return {
    pipelineID: id,
    name,
    desc,
    username: userName,
    createTime: formatTime(createdAt),
    updateTime: formatTime(updatedAt),
  };
}

export function viewVersion(version: PipelineVersionRecord): object {
  const { id, pipelineId, fsName, yamlPath, yaml, userName, createdAt, updatedAt } = version;
  return {
    pipelineVersionID: id,
    pipelineID: pipelineId,
    fsName,
    yamlPath,
    pipelineYaml: yaml,
    username: userName,
    createTime: formatTime(createdAt),
    updateTime: formatTime(updatedAt),
  };
}
