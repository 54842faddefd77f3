import { z } from "zod";

import { atMostOneOf } from "../../../../core/schema/rules";
import { field, type Marks, type Rule, structure } from "../../../../core/schema/field";
import { later, today } from "../editions";
import { chosen, text } from "./common";
import { dataDisk, systemDisk } from "./disks";
import { internetAccessible, virtualPrivateCloud } from "./networks";

const MAX_INSTANCE_TYPES = 10;

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

/** Letters, digits and special characters. The last of these, `|`, is for Linux only. */
const PASSWORD_CHARACTERS = /^[A-Za-z0-9()`~!@#$%^&*\-+={}[\]:;',.?/|]*$/;
const CHARACTER_CLASSES = [/[A-Za-z]/, /[0-9]/, /[^A-Za-z0-9]/];

// The image decides between the rules of Linux and of Windows, and is not known here: the weaker ones hold.
const password = z
  .string()
  .min(8, "must have 8 to 16 characters")
  .max(16, "must have 8 to 16 characters")
  .regex(
    PASSWORD_CHARACTERS,
    "must have no other characters than letters, digits and ()`~!@#$%^&*-+={}[]:;',.?/|",
  )
  .refine(
    (value) => CHARACTER_CLASSES.filter((characters) => characters.test(value)).length > 1,
    "must have characters of at least two of letters, digits and special characters",
  );

export const loginSettings = structure(
  "LoginSettings",
  "How one logs in to an instance.",
  {
    password: field(
      password.optional(),
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
    spotOptions: field(
      spotMarketOptions.optional(),
      "The bid. Today's API requires it.",
      today(z.unknown().refine((options) => options !== undefined, "is required")),
    ),
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

/** What instances are made of. The marks say how its list of instance types changes. */
export function envDataWith(listMarks: Marks) {
  return structure(
    "EnvData",
    "What instances are made of: a selection of CVM's RunInstances.",
    {
      instanceType: field(text.optional(), "The CVM instance type, such as `S1.SMALL2`.", chosen),
      imageId: field(text.optional(), "The CVM image, `img-…`.", chosen),
      systemDisk: field(systemDisk.optional(), "The system disk of an instance.", chosen),
      dataDisks: field(
        z.array(dataDisk).optional(),
        "The data disks. Left out, there are none. Pages of 2017 take one.",
      ),
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
      instanceTypes: field(
        z.array(text).min(1).max(MAX_INSTANCE_TYPES).optional(),
        `Instance types that are tried in this order until an instance is created, at most ${MAX_INSTANCE_TYPES}.`,
        listMarks,
      ),
      instanceTypeOptions: field(instanceTypeOptions.optional(), "What the instance type must have.", later),
      zones: field(z.array(text).optional(), "Zones for the instances.", later),
      virtualPrivateClouds: field(
        z.array(virtualPrivateCloud).optional(),
        "Networks for the instances.",
        later,
      ),
    },
    {
      rules: [
        atMostOneOf("instanceType", "instanceTypes", "instanceTypeOptions"),
        atMostOneOf("zones", "virtualPrivateCloud", "virtualPrivateClouds"),
      ],
    },
  );
}

/** Instances of an environment that is made for one task. */
export const envData = envDataWith({});
