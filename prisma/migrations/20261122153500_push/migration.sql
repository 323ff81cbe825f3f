-- When a notification was handed to the person's browsers.
ALTER TABLE "platform"."notification" ADD COLUMN "pushed_at" TIMESTAMPTZ(3);
