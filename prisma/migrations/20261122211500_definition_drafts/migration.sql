-- CreateTable
CREATE TABLE "platform"."definition_draft" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "base" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_by" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "definition_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform"."definition_change" (
    "draft" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "content" TEXT,
    "revision" INTEGER NOT NULL,
    "changed_by" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "definition_change_pkey" PRIMARY KEY ("draft","path")
);
ALTER TABLE "platform"."definition_change" ADD CONSTRAINT "definition_change_draft_fkey" FOREIGN KEY ("draft") REFERENCES "platform"."definition_draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "platform"."definition_presence" (
    "draft" UUID NOT NULL,
    "tab" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "path" TEXT,
    "pointer" TEXT,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "definition_presence_pkey" PRIMARY KEY ("draft","tab")
);
ALTER TABLE "platform"."definition_presence" ADD CONSTRAINT "definition_presence_draft_fkey" FOREIGN KEY ("draft") REFERENCES "platform"."definition_draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "platform"."definition_presence" ADD CONSTRAINT "definition_presence_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "platform"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "platform"."definition_schedule" (
    "id" UUID NOT NULL,
    "draft" UUID,
    "name" TEXT NOT NULL,
    "base" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "changes" JSONB NOT NULL,
    "note" TEXT,
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "resolutions" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "publication" INTEGER,
    "issues" JSONB NOT NULL DEFAULT '[]',
    "user_id" UUID NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "definition_schedule_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "definition_schedule_status_at_idx" ON "platform"."definition_schedule"("status", "at");
ALTER TABLE "platform"."definition_schedule" ADD CONSTRAINT "definition_schedule_draft_fkey" FOREIGN KEY ("draft") REFERENCES "platform"."definition_draft"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "platform"."definition_schedule" ADD CONSTRAINT "definition_schedule_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "platform"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
