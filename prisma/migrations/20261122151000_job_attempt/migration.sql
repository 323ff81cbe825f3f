-- AlterTable
ALTER TABLE "platform"."job" ADD COLUMN "attempt" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "beat_at" TIMESTAMPTZ(3);
