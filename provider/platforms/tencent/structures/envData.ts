import { z } from "zod";

import { atMostOneOf } from "../../../core/schema/rules";
import { field, type Rule, structure } from "../../../core/schema/field";
import { chosen, count, later, text } from "./common";

const MAX_INSTANCE_TYPES = 10;
const MAX_DISK_NAME = 128;

const diskSize = z.int().min(0);
const diskName = z.string().max(MAX_DISK_NAME).optional();
const UNSUPPORTED_DISK_ID = "The id of a disk. The platform does not support it at present.";

export const systemDisk = structure("SystemDisk", "The system disk of an instance.", {
  diskType: field(
    z
      .enum([
        "LOCAL_BASIC",
        "LOCAL_SSD",
        "CLOUD_BASIC",
        "CLOUD_SSD",
        "CLOUD_PREMIUM",
        "CLOUD_BSSD",
        "CLOUD_HSSD",
        "CLOUD_TSSD",
      ])
      .optional(),
    "The kind of disk: today's service takes one that is in stock, that of 2018 `CLOUD_BASIC`. `CLOUD_BSSD`, " +
      "`CLOUD_HSSD` and `CLOUD_TSSD` came after 2018.",
    chosen,
  ),
  diskId: field(text.optional(), UNSUPPORTED_DISK_ID, chosen),
  diskSize: field(diskSize.optional(), "GB.", { platformDefault: 50 }),
  cdcId: field(text.optional(), "The dedicated cluster that holds the disk.", later),
  diskName: field(diskName, `The name of the disk, at most ${MAX_DISK_NAME} characters.`, later),
  encrypt: field(z.boolean().optional(), "Whether the disk is encrypted.", later),
  kmsKeyId: field(text.optional(), "The KMS key that encrypts the disk.", { ...later, ...chosen }),
});

export const dataDisk = structure("DataDisk", "A data disk of an instance.", {
  diskSize: field(
    diskSize.multipleOf(10, "must be a multiple of 10"),
    "GB, in steps of 10; the range depends on the kind of disk. 0 is no data disk.",
  ),
  diskType: field(
    z
      .enum([
        "LOCAL_BASIC",
        "LOCAL_SSD",
        "LOCAL_NVME",
        "LOCAL_PRO",
        "CLOUD_BASIC",
        "CLOUD_PREMIUM",
        "CLOUD_SSD",
        "CLOUD_HSSD",
        "CLOUD_TSSD",
        "CLOUD_BSSD",
      ])
      .optional(),
    "The kind of disk. `LOCAL_NVME` and `LOCAL_PRO` come with instance types and cannot be chosen; these and " +
      "`CLOUD_HSSD`, `CLOUD_TSSD` and `CLOUD_BSSD` came after 2018.",
    { platformDefault: "LOCAL_BASIC" },
  ),
  diskId: field(text.optional(), UNSUPPORTED_DISK_ID, chosen),
  deleteWithInstance: field(z.boolean().optional(), "Whether the disk is destroyed with its instance.", {
    platformDefault: true,
  }),
  snapshotId: field(text.optional(), "The snapshot that the disk is made from.", later),
  encrypt: field(z.boolean().optional(), "Whether the disk is encrypted.", later),
  kmsKeyId: field(text.optional(), "The KMS key that encrypts the disk.", { ...later, ...chosen }),
  throughputPerformance: field(count.optional(), "Extra throughput of the disk, MB/s.", later),
  cdcId: field(text.optional(), "The dedicated cluster that holds the disk.", later),
  burstPerformance: field(z.boolean().optional(), "Whether the disk may burst.", later),
  diskName: field(diskName, `The name of the disk, at most ${MAX_DISK_NAME} characters.`, later),
});

export const virtualPrivateCloud = structure("VirtualPrivateCloud", "A network of the VPC service.", {
  vpcId: field(text, "The VPC, `vpc-…`. `DEFAULT`, for the subnet too, is the default VPC."),
  subnetId: field(text, "The subnet, `subnet-…`."),
  asVpcGateway: field(
    z.boolean().optional(),
    "Whether the instance is a public gateway; needs a public IP.",
    {
      platformDefault: false,
    },
  ),
  privateIpAddresses: field(
    z.array(text).optional(),
    "Addresses in the subnet; several only when several instances are created.",
    chosen,
  ),
  ipv6AddressCount: field(count.optional(), "The number of IPv6 addresses of each network card.", later),
});

export const internetAccessible = structure("InternetAccessible", "The public network of an instance.", {
  internetChargeType: field(
    z
      .enum([
        "BANDWIDTH_PREPAID",
        "TRAFFIC_POSTPAID_BY_HOUR",
        "BANDWIDTH_POSTPAID_BY_HOUR",
        "BANDWIDTH_PACKAGE",
      ])
      .optional(),
    "How traffic is paid for. Left out, it is as for the instance, unless the account has a bandwidth package.",
    chosen,
  ),
  internetMaxBandwidthOut: field(count.optional(), "Mbps; the upper limit depends on the instance type.", {
    platformDefault: 0,
  }),
  publicIpAssigned: field(
    z.boolean().optional(),
    "Whether the instance has a public IP. Left out, it has one where there is bandwidth; without bandwidth none is possible.",
    chosen,
  ),
  bandwidthPackageId: field(text.optional(), "The bandwidth package.", later),
  internetServiceProvider: field(text.optional(), "The line of the public IP.", { ...later, ...chosen }),
  ipv4AddressType: field(text.optional(), "The kind of the public IPv4 address.", {
    ...later,
    ...chosen,
    wireName: "IPv4AddressType",
  }),
  ipv6AddressType: field(text.optional(), "The kind of the public IPv6 address.", {
    ...later,
    ...chosen,
    wireName: "IPv6AddressType",
  }),
  antiDDoSPackageId: field(text.optional(), "The Anti-DDoS package of the public IP.", later),
});

const keepImageLogin = field(
  z.boolean().optional(),
  "Whether the login of the image stays as it is. Only for custom, shared and imported images; not together with password or keyIds.",
  { platformDefault: false, codec: { encode: (keep) => (keep ? "TRUE" : "FALSE"), decode: decodeFlag } },
);

/** The platform declares this flag as a string. */
function decodeFlag(wire: unknown): boolean {
  return wire === true || (typeof wire === "string" && wire.toUpperCase() === "TRUE");
}

const keepsAlone: Rule = {
  needs: ["keepImageLogin"],
  check(value) {
    const other = ["password", "keyIds"].find((name) => value[name] !== undefined && value[name] !== null);
    if (value.keepImageLogin !== true || other === undefined) return [];
    return [{ path: ["keepImageLogin"], reason: `must not be true together with ${other}` }];
  },
};

export const loginSettings = structure(
  "LoginSettings",
  "How one logs in to an instance.",
  {
    password: field(
      z.string().min(8, "must have 8 to 16 characters").max(16, "must have 8 to 16 characters").optional(),
      "The password. Linux: 8 to 16 characters, of at least two of letters, digits and special characters. Windows: 12 to " +
        "16 characters, of at least three of small letters, capital letters, digits and special characters.",
      { secret: true, ...chosen },
    ),
    keyIds: field(
      z.array(text).max(1, "only one key can be given").optional(),
      "The id of one key pair. Not for Windows; not together with password.",
    ),
    keepImageLogin,
  },
  { rules: [atMostOneOf("password", "keyIds"), keepsAlone] },
);

const serviceSwitch = (name: string, doc: string, enabled: boolean) =>
  structure(name, doc, {
    enabled: field(z.boolean().optional(), "Whether the service is on.", { platformDefault: enabled }),
  });

export const enhancedService = structure("EnhancedService", "Agents that are installed on the instance.", {
  securityService: serviceSwitch("RunSecurityServiceEnabled", "Cloud security.", true).optional(),
  monitorService: serviceSwitch("RunMonitorServiceEnabled", "Cloud monitoring.", true).optional(),
  automationService: field(
    serviceSwitch("RunAutomationServiceEnabled", "TencentCloud Automation Tools.", false).optional(),
    "TencentCloud Automation Tools.",
    later,
  ),
});

export const spotMarketOptions = structure("SpotMarketOptions", "The bid for spot instances.", {
  maxPrice: field(
    z.string().regex(/^\d+(\.\d+)?$/, "must be a number such as 0.25"),
    "The most to pay for an hour, CNY.",
    {
      key: (price) => Number(price),
    },
  ),
  spotInstanceType: field(z.enum(["one-time"]).optional(), "The kind of request.", {
    platformDefault: "one-time",
  }),
});

export const instanceMarketOptions = structure(
  "InstanceMarketOptionsRequest",
  "The market of spot instances.",
  {
    marketType: field(z.enum(["spot"]).optional(), "The market.", { platformDefault: "spot" }),
    spotOptions: field(spotMarketOptions.optional(), "The bid. Today's API requires it."),
  },
);

export const instanceTypeOptions = structure(
  "InstanceTypeOptions",
  "What an instance type must have to be chosen.",
  {
    cpu: field(z.int().positive(), "Cores.", { wireName: "CPU" }),
    memory: field(z.int().positive(), "GB."),
    instanceCategories: field(
      z
        .array(z.enum(["ALL", "GENERAL", "GENERAL_2", "GENERAL_3", "COMPUTE", "COMPUTE_2", "COMPUTE_3"]))
        .optional(),
      "Categories of instance types, the first preferred. Left out, all.",
      chosen,
    ),
  },
);

const INSTANCE_TYPES_DOC = `Instance types that are tried in this order until an instance is created, at most ${MAX_INSTANCE_TYPES}.`;

const members = {
  instanceType: field(text.optional(), "The CVM instance type, such as `S1.SMALL2`.", chosen),
  imageId: field(text.optional(), "The CVM image, `img-…`.", chosen),
  systemDisk: field(systemDisk.optional(), "The system disk of an instance.", chosen),
  dataDisks: field(z.array(dataDisk).optional(), "The data disks. Left out, there are none."),
  virtualPrivateCloud: field(virtualPrivateCloud.optional(), "The network.", chosen),
  internetAccessible: internetAccessible.optional(),
  instanceName: field(text.optional(), "The name that the instances show.", chosen),
  loginSettings: field(
    loginSettings.optional(),
    "How one logs in. Left out, the platform makes a password and sends it.",
    chosen,
  ),
  securityGroupIds: field(z.array(text).optional(), "Security groups.", chosen),
  enhancedService: enhancedService.optional(),
  instanceChargeType: field(
    z.enum(["POSTPAID_BY_HOUR", "SPOTPAID"]).optional(),
    "How instances are paid for.",
    {
      platformDefault: "POSTPAID_BY_HOUR",
    },
  ),
  instanceMarketOptions: instanceMarketOptions.optional(),
  instanceTypes: field(z.array(text).max(MAX_INSTANCE_TYPES).optional(), INSTANCE_TYPES_DOC),
  instanceTypeOptions: field(instanceTypeOptions.optional(), "What the instance type must have.", later),
  zones: field(z.array(text).optional(), "Zones for the instances.", later),
  virtualPrivateClouds: field(z.array(virtualPrivateCloud).optional(), "Networks for the instances.", later),
};

const rules = [
  atMostOneOf("instanceType", "instanceTypes", "instanceTypeOptions"),
  atMostOneOf("zones", "virtualPrivateCloud", "virtualPrivateClouds"),
];
const DOC = "What instances are made of: a selection of CVM's RunInstances.";

/** Instances of an environment that is made for one task. */
export const envData = structure("EnvData", DOC, members, { rules });

/** Instances of a named environment, of which today's API changes the list of instance types in place. */
export const namedEnvData = structure(
  "EnvData",
  DOC,
  {
    ...members,
    instanceTypes: field(members.instanceTypes, INSTANCE_TYPES_DOC, {
      change: { replaceUnless: { edition: "current" } },
      // The action takes no empty list.
      removal: "replace",
    }),
  },
  { rules },
);
