-- AlterTable
ALTER TABLE "platform"."dealership" ADD COLUMN "details" JSONB NOT NULL DEFAULT '{}';
