-- Notices that stand until their record leaves a state, and what pressing them sends.
ALTER TABLE "platform"."notification" ADD COLUMN "stands_in" TEXT,
ADD COLUMN "event" TEXT,
ADD COLUMN "ended_at" TIMESTAMPTZ(3),
ADD COLUMN "ended_by" UUID;

-- Every change of a state looks for those of its record.
CREATE INDEX "notification_standing_idx" ON "platform"."notification"("record_id") WHERE "stands_in" IS NOT NULL AND "ended_at" IS NULL;

-- CreateTable
CREATE TABLE "platform"."presence" (
    "user_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "presence_pkey" PRIMARY KEY ("user_id")
);
ALTER TABLE "platform"."presence" ADD CONSTRAINT "presence_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "platform"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "platform"."presence_connection" (
    "user_id" UUID NOT NULL,
    "process" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "presence_connection_pkey" PRIMARY KEY ("user_id","process")
);
CREATE INDEX "presence_connection_process_idx" ON "platform"."presence_connection"("process");
ALTER TABLE "platform"."presence_connection" ADD CONSTRAINT "presence_connection_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "platform"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
