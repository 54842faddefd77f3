import { z } from "zod";

import { field, type Rule, structure } from "../../../../core/schema/field";
import { in2018, later } from "../editions";
import { chosen, count, text } from "./common";

const DEFAULT = "DEFAULT";

const named = in2018(z.string().refine((id) => id !== DEFAULT, `must not be ${DEFAULT}`));

const defaultTogether: Rule = {
  needs: ["vpcId", "subnetId"],
  check: ({ vpcId, subnetId }) =>
    (vpcId === DEFAULT) === (subnetId === DEFAULT)
      ? []
      : [
          {
            path: [vpcId === DEFAULT ? "subnetId" : "vpcId"],
            reason: `must be ${DEFAULT} too: both are, or neither`,
          },
        ],
};

const virtualPrivateCloudMembers = {
  vpcId: field(
    text,
    "The VPC, `vpc-…`. `DEFAULT`, for the subnet too, is the default VPC; not in the API of 2018.",
    named,
  ),
  subnetId: field(text, "The subnet, `subnet-…`.", named),
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
};

export const virtualPrivateCloud = structure(
  "VirtualPrivateCloud",
  "A network of the VPC service.",
  virtualPrivateCloudMembers,
  { rules: [defaultTogether] },
);

const addressNeedsBandwidth: Rule = {
  needs: ["internetMaxBandwidthOut", "publicIpAssigned"],
  check: ({ internetMaxBandwidthOut, publicIpAssigned }) =>
    publicIpAssigned === true && (internetMaxBandwidthOut ?? 0) === 0
      ? [{ path: ["publicIpAssigned"], reason: "must not be true without internetMaxBandwidthOut" }]
      : [],
};

const internetAccessibleMembers = {
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
};

export const internetAccessible = structure(
  "InternetAccessible",
  "The public network of an instance.",
  internetAccessibleMembers,
  { rules: [addressNeedsBandwidth] },
);
