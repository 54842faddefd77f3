import { describe, expect, it } from "vitest";
import { SERVER, Session, VOLUME, VOLUME_2 } from "../../../../contract/otc/client";
import { emulator, session, set, advance, fromServer, fromFile, create, ended, useEmulator } from "../setup";

useEmulator();

describe("a job of the emulated IMS", () => {
  it("begins, runs and succeeds, and so does its image", async () => {
    const id = await create(fromServer({ description: "d", image_tags: [{ key: "k", value: "v" }] }));
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    const first = await session.job(id);
    expect(first).toMatchObject({
      job_id: id,
      job_type: "imsCreateImageByInstance",
      status: "INIT",
      end_time: "",
      error_code: null,
      fail_reason: null,
      entities: {},
    });
    expect(await session.images("?name=ims_test")).toMatchObject([{ status: "queued" }]);
    const percents = [];
    for (const seconds of [3, 15, 30]) {
      advance(seconds);
      const { status, entities } = await session.job(id);
      expect(status).toBe("RUNNING");
      expect(entities).not.toHaveProperty("image_id");
      expect(entities).toMatchObject({ image_name: "ims_test", current_task: "CreateImageByInstanceTask" });
      percents.push(entities.process_percent);
    }
    expect(percents).toEqual([0, 0.25, 0.75]);
    const [saving] = await session.images("?name=ims_test");
    expect(saving?.status).toBe("saving");
    advance(15);
    const last = await session.job(id);
    expect(last).toMatchObject({ status: "SUCCESS", begin_time: first.begin_time });
    expect(last.entities).toEqual({ image_name: "ims_test", image_id: saving?.id });
    expect(Date.parse(last.end_time) - Date.parse(last.begin_time)).toBe(63_000);
    expect(await session.images(`?id=${saving?.id}`)).toMatchObject([
      {
        status: "active",
        __description: "d",
        __data_origin: `server,${SERVER}`,
        __os_version: "CentOS 7.0 64bit",
        tags: ["k.v"],
      },
    ]);
  });

  it("fails with status 200, and leaves what is set", async () => {
    for (const left of ["killed", "queued", "nothing"] as const) {
      emulator.control.reset("otc");
      set({ failedJobLeaves: left });
      emulator.control.otc.failNextJob({ errorCode: "IMG.0014", reason: "no luck" });
      const job = await ended(fromServer());
      expect(job).toMatchObject({
        status: "FAIL",
        error_code: "IMG.0014",
        fail_reason: "no luck",
        entities: {},
      });
      const images = (await session.images("?name=ims_test")).map(({ status }) => status);
      expect(images).toEqual(left === "nothing" ? [] : [left]);
    }
    set({ failureDetails: "entities" });
    emulator.control.otc.failNextJob({ type: "imsImportImageJob", errorCode: "IMG.0059", reason: "large" });
    expect(await ended(fromServer())).toMatchObject({ status: "SUCCESS" });
    expect(await ended(fromFile())).toMatchObject({
      status: "FAIL",
      error_code: null,
      entities: { error_code: "IMG.0059", fail_reason: "large" },
    });
  });

  it("shows itself as the document's example does when it is set so", async () => {
    set({
      prefixedTypes: false,
      timeFormat: "document",
      progressShown: "always",
      percentUnit: "percent",
      imageIdWhileRunning: true,
    });
    const id = await create(fromServer());
    advance(33);
    const running = await session.job(id);
    expect(running.job_type).toBe("createImageByInstance");
    expect(running.begin_time).toMatch(/^\d\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d:\d\d:\d{3}$/);
    expect(running.entities).toMatchObject({ process_percent: 50, image_id: expect.any(String) as string });
    advance(30);
    expect((await session.job(id)).entities).toHaveProperty("current_task");
  });

  it("has sub-jobs for an OVA file, and for data disks", async () => {
    const ova = await ended(fromFile({ image_url: "ims-image:appliance.ova" }));
    expect(ova).toMatchObject({ job_type: "imsImportOvaImageJob", status: "SUCCESS" });
    const [sub] = ova.entities.sub_jobs_result ?? [];
    expect(sub).toMatchObject({ job_type: "imsImportImageJob", status: "SUCCESS" });
    expect(ova.entities.sub_jobs_list).toEqual([sub?.job_id]);
    expect(await session.images(`?id=${sub?.entities.image_id}`)).toMatchObject([{ name: "ims_file" }]);
    expect(await session.job(sub?.job_id ?? "")).toEqual(sub);

    const rows = [VOLUME, VOLUME_2].map((volume_id, i) => ({ name: `data${i}`, volume_id, tags: ["a.1"] }));
    const id = await create({ data_images: rows });
    advance(4);
    expect((await session.job(id)).entities.sub_jobs_result?.map(({ status }) => status)).toEqual([
      "RUNNING",
      "RUNNING",
    ]);
    advance(59);
    const disks = await session.job(id);
    expect(disks).toMatchObject({ job_type: "imsVolumesToSysDataImagesJob", status: "SUCCESS" });
    set({ volumeJobType: "document" });
    const other = await create({ data_images: [{ name: "data2", volume_id: VOLUME }] });
    expect((await session.job(other)).job_type).toBe("imsVolumeCreateImageJob");
    expect(await session.images("?name=data1")).toMatchObject([{ min_disk: 100, tags: ["a.1"] }]);
  });

  it("makes an image of each data disk in an OVA file", async () => {
    emulator.control.otc.addFile({ id: "ims-image:appliance.ova", size: 1, dataDisks: [60, 80] });
    const { entities } = await ended(fromFile({ image_url: "ims-image:appliance.ova" }));
    const ids = (entities.sub_jobs_result ?? []).map((sub) => sub.entities.image_id);
    const images = await Promise.all(ids.map((id) => session.images(`?id=${id}`)));
    expect(images).toMatchObject([
      [{ name: "ims_file", min_disk: 40, status: "active" }],
      [{ min_disk: 60, virtual_env_type: "DataImage", status: "active" }],
      [{ min_disk: 80, virtual_env_type: "DataImage", status: "active" }],
    ]);
  });

  it("fails by a sub-job", async () => {
    set({ parentShowsFailure: false });
    emulator.control.otc.failNextJob({ type: "imsImportImageJob", errorCode: "IMG.0057", reason: "bad" });
    const job = await ended(fromFile({ image_url: "ims-image:appliance.ova" }));
    expect(job).toMatchObject({ status: "FAIL", error_code: null });
    expect(job.entities.sub_jobs_result).toMatchObject([{ status: "FAIL", error_code: "IMG.0057" }]);
    set({ parentShowsFailure: true });
    expect(await session.job(job.job_id)).toMatchObject({ error_code: "IMG.0057", fail_reason: "bad" });
    emulator.control.otc.failNextJob({ errorCode: "IMG.0014", reason: "any" });
    expect(await ended({ data_images: [{ name: "d", volume_id: VOLUME }] })).toMatchObject({
      status: "FAIL",
      error_code: "IMG.0014",
    });
  });

  it("is ended by control, and forgotten in time", async () => {
    const id = await create(fromServer());
    emulator.control.otc.finishJob(id);
    expect(await session.job(id)).toMatchObject({ status: "SUCCESS" });
    const other = await create(fromServer({ name: "other" }));
    emulator.control.otc.failJob(other, "IMG.0014", "r");
    expect(await session.job(other)).toMatchObject({ status: "FAIL" });
    advance(31 * 86_400);
    const later = await Session.login(emulator.platforms.otc);
    const path = `/v1/${later.access.projectId}/jobs/${id}`;
    expect(await later.send("GET", path)).toMatchObject({ status: 400, code: "IMG.0001" });
    set({ unknownJob: { status: 404, code: "IMG.0023" } });
    expect(await later.send("GET", path)).toMatchObject({ status: 404, code: "IMG.0023" });
  });
});
