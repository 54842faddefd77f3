import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { later } from "../api/editions";

const number = (doc: string) => field(z.number().optional(), doc);
const name = (doc: string) => field(z.string().optional(), doc);
const laterNumber = (doc: string) => field(z.number().optional(), doc, later);
const laterName = (doc: string) => field(z.string().optional(), doc, later);

export const instanceTypeConfig = structure("InstanceTypeConfig", "An instance type that Batch can use.", {
  instanceType: field(z.string(), "The instance type, such as `S1.SMALL2`."),
  zone: field(z.string(), "The availability zone."),
  instanceFamily: field(z.string(), "The family, such as `S1`."),
  cpu: field(z.number(), "Cores."),
  memory: field(z.number(), "GB.", { wireName: "Mem" }),
});

const storageBlock = structure("StorageBlock", "Local hard disks.", {
  type: name("The kind: `LOCAL_PRO`."),
  minSize: number("The least capacity, GB."),
  maxSize: number("The largest capacity, GB."),
});

const externals = structure("Externals", "More about an instance type.", {
  releaseAddress: field(z.boolean().optional(), "Whether the address is released."),
  unsupportNetworks: field(z.array(z.string()).optional(), "Networks that it cannot use: `BASIC`, `VPC1.0`."),
  storageBlockAttr: storageBlock.optional(),
});

const localDiskType = structure("LocalDiskType", "A local disk that an instance type can have.", {
  type: name("The kind."),
  partitionType: name("What it is for."),
  minSize: number("The least size, GB."),
  maxSize: number("The largest size, GB."),
  required: laterName("`REQUIRED` or `OPTIONAL`."),
});

const SECOND = "of the hours from 96 to 360 of use";
const THIRD = "of the hours from 360 of use on";

const itemPrice = structure("ItemPrice", "A price, CNY. Per cents are what is left to pay: 20 is a fifth.", {
  unitPrice: number(
    "The price of a unit, without discount: where there are steps, of the first 96 hours of use.",
  ),
  chargeUnit: name("The unit: `HOUR`, or `GB` of traffic."),
  originalPrice: number("The list price, prepaid."),
  discountPrice: number("The price with discount, prepaid."),
  discount: laterNumber("The discount, per cent."),
  unitPriceDiscount: laterNumber("As unitPrice, with discount."),
  unitPriceSecondStep: laterNumber(`The price of a unit ${SECOND}, without discount.`),
  unitPriceDiscountSecondStep: laterNumber(`The price of a unit ${SECOND}, with discount.`),
  unitPriceThirdStep: laterNumber(`The price of a unit ${THIRD}, without discount.`),
  unitPriceDiscountThirdStep: laterNumber(`The price of a unit ${THIRD}, with discount.`),
  originalPriceOneYear: laterNumber("The list price of a year, prepaid."),
  discountPriceOneYear: laterNumber("The price of a year with discount, prepaid."),
  discountOneYear: laterNumber("The discount on a year, per cent."),
  originalPriceThreeYear: laterNumber("The list price of three years, prepaid."),
  discountPriceThreeYear: laterNumber("The price of three years with discount, prepaid."),
  discountThreeYear: laterNumber("The discount on three years, per cent."),
  originalPriceFiveYear: laterNumber("The list price of five years, prepaid."),
  discountPriceFiveYear: laterNumber("The price of five years with discount, prepaid."),
  discountFiveYear: laterNumber("The discount on five years, per cent."),
});

export const instanceTypeQuotaItem = structure(
  "InstanceTypeQuotaItem",
  "An instance type in a zone, with its stock and price.",
  {
    zone: field(z.string(), "The availability zone."),
    instanceType: field(z.string(), "The instance type, such as `S3.SMALL1`."),
    instanceChargeType: field(
      z.string(),
      "How it is paid for: `PREPAID`, `POSTPAID_BY_HOUR`, `SPOTPAID` or `CDHPAID`, where only the dedicated host is paid for.",
    ),
    instanceFamily: field(z.string(), "The family, such as `S3`."),
    typeName: name("The name of the family for people."),
    cpu: field(z.number(), "Cores."),
    memory: field(z.number(), "GB."),
    price: itemPrice,
    status: field(z.string(), "`SELL` or `SOLD_OUT`."),
    instanceQuota: number(
      "Perhaps how many can be had: the vendor's example has it, its description does not.",
    ),
    networkCard: number("The network card: 25 is 25G."),
    localDiskTypeList: field(z.array(localDiskType).optional(), "Local disks."),
    externals: externals.optional(),
    soldOutReason: laterName("Why it is sold out."),
    statusCategory: laterName("The stock: `EnoughStock`, `NormalStock`, `UnderStock` or `WithoutStock`."),
    instanceBandwidth: laterNumber("Bandwidth inside the network, Gbps."),
    instancePps: laterNumber("Packets a second, 10,000."),
    storageBlockAmount: laterNumber("The number of local storage blocks."),
    cpuType: laterName("The processor."),
    frequency: laterName("The clock of the processor."),
    gpu: laterNumber("Graphics processors."),
    gpuCount: laterNumber("Graphics processors, counted in parts."),
    fpga: laterNumber("FPGA cards."),
    remark: laterName("A remark."),
  },
);

export const instanceCategoryItem = structure(
  "InstanceCategoryItem",
  "A category, as `envData.instanceTypeOptions` takes it.",
  {
    instanceCategory: field(z.string(), "The category, such as `GENERAL` or `COMPUTE_2`."),
    instanceFamilySet: field(z.array(z.string()), "The families of instance types in it, such as `S3`."),
  },
);
