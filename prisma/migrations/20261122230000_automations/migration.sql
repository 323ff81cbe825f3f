-- Automations that led to a timer, so that none sets itself off; and texts of a notification in every language.
ALTER TABLE "platform"."timer" ADD COLUMN "chain" TEXT;
ALTER TABLE "platform"."notification" ADD COLUMN "bodies" JSONB;

-- The last time of day at which an automation with a timetable was carried out, in each dealership ('' = the network).
CREATE TABLE "platform"."automation_run" (
  "automation" TEXT NOT NULL,
  "dealership" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "automation_run_pkey" PRIMARY KEY ("automation", "dealership")
);
