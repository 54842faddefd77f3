/** Secrets of the stack's configuration, on fields that are no credentials: each value occurs nowhere else. */
export const MARKED = {
  description: "canary01 described",
  tag: "canary02tag",
  command: "canary03 in a command",
  step: "canary04 in an object",
  job: "canary05 in a text",
} as const;

/** Credentials that the program holds in clear, and that the definitions mark. */
export const PLAIN = {
  nodePassword: "Canary06Passw0rd",
  cosKey: "canary07cosKey",
  userPassword: "canary08Passw0rd",
  accessKey: "canary09/Access+Key",
} as const;

type Values<Of> = Readonly<Record<keyof Of, string>>;

const changed = <Of extends Readonly<Record<string, string>>>(values: Of) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value.replace(/^c/, "d").replace(/^C/, "D")]),
  ) as Values<Of>;

/** The same places with other values. */
export const CHANGED = { marked: changed(MARKED), plain: changed(PLAIN) };

/** A program with one of what has secrets, and a provider instance whose connection it holds in clear. */
export const program = (
  { nodePassword, cosKey, userPassword, accessKey }: Values<typeof PLAIN>,
  account: { readonly endpoint: string; readonly secretId: string; readonly secretKey: string },
) => `name: canaries
runtime: yaml
resources:
  account:
    type: pulumi:providers:batchflow
    properties:
      tencent:
        endpoint: ${account.endpoint}
        region: ap-guangzhou
        secretId: ${account.secretId}
        secretKey: ${account.secretKey}
  env:
    type: batchflow:tencent:ComputeEnv
    properties:
      desiredComputeNodeCount: 0
      placement: { zone: ap-guangzhou-2 }
      envDescription: \${description}
      envData:
        instanceType: S1.SMALL2
        imageId: img-bd78fy2t
        loginSettings: { password: ${nodePassword} }
      tags: { team: "\${tag}" }
    options: { provider: "\${account}" }
  template:
    type: batchflow:tencent:TaskTemplate
    properties:
      taskTemplateInfo:
        application: { deliveryForm: LOCAL, command: "login \${command}" }
        envId: \${env.id}
        authentications: [{ scene: COS, secretId: AKID-of-cos, secretKey: ${cosKey} }]
    options: { provider: "\${account}" }
  user:
    type: batchflow:paddleflow:User
    properties: { username: dave1, password: ${userPassword} }
  data:
    type: batchflow:paddleflow:FileSystem
    properties:
      storage:
        type: s3
        url: s3://bucket/data
        endpoint: s3.example.com
        accessKey: ${accessKey}
        secretKey: { "fn::secret": ${accessKey} }
  object:
    type: batchflow:paddleflow:Pipeline
    properties:
      yaml:
        name: by_object
        entry_points: { main: { command: echo done, docker_env: "nginx:1.7.9", env: { AK: "\${step}" } } }
  text:
    type: batchflow:huawei:Workflow
    properties:
      file: |
        version: genecontainer_0_1
        workflow:
          job-a:
            type: GCS.Job
            commands:
              - echo \${job}
outputs:
  env: \${env}
  template: \${template}
  user: \${user}
  object: \${object.yaml}
`;
