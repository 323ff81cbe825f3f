-- AlterTable
ALTER TABLE "platform"."user" ADD COLUMN "phone" TEXT, ADD COLUMN "preferences" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "platform"."comment" ADD COLUMN "mentions" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "platform"."saved_view" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "entity" TEXT NOT NULL,
    "dealership" TEXT,
    "title" TEXT NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "state" JSONB NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "saved_view_entity_user_id_idx" ON "platform"."saved_view"("entity", "user_id");
CREATE INDEX "saved_view_entity_dealership_idx" ON "platform"."saved_view"("entity", "dealership");
ALTER TABLE "platform"."saved_view" ADD CONSTRAINT "saved_view_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "platform"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "platform"."draft" (
    "user_id" UUID NOT NULL,
    "dealership" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    "base_version" INTEGER NOT NULL,
    "data" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "draft_pkey" PRIMARY KEY ("user_id","dealership","entity","record")
);
CREATE INDEX "draft_updated_at_idx" ON "platform"."draft"("updated_at");
ALTER TABLE "platform"."draft" ADD CONSTRAINT "draft_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "platform"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "platform"."file" (
    "id" UUID NOT NULL,
    "entity" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "dealership" TEXT,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "preview_key" TEXT,
    "uploaded_by" UUID NOT NULL,
    "uploaded_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),
    "deleted_by" UUID,
    "deleted_by_name" TEXT,
    CONSTRAINT "file_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "file_entity_record_id_created_at_idx" ON "platform"."file"("entity", "record_id", "created_at");

-- CreateTable
CREATE TABLE "platform"."job" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "dealership" TEXT,
    "locale" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "titles" JSONB NOT NULL,
    "params" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "result" JSONB,
    "error" JSONB,
    "file_name" TEXT,
    "media_type" TEXT,
    "storage_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "job_user_id_created_at_idx" ON "platform"."job"("user_id", "created_at" DESC);
CREATE INDEX "job_expires_at_idx" ON "platform"."job"("expires_at");
ALTER TABLE "platform"."job" ADD CONSTRAINT "job_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "platform"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "platform"."import_row" (
    "job_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "entity" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "before" JSONB,
    "version" INTEGER NOT NULL,
    CONSTRAINT "import_row_pkey" PRIMARY KEY ("job_id","row")
);
ALTER TABLE "platform"."import_row" ADD CONSTRAINT "import_row_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "platform"."job"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "platform"."push_subscription" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "endpoint" TEXT NOT NULL,
    "keys" JSONB NOT NULL,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "push_subscription_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "push_subscription_endpoint_key" ON "platform"."push_subscription"("endpoint");
CREATE INDEX "push_subscription_user_id_idx" ON "platform"."push_subscription"("user_id");
ALTER TABLE "platform"."push_subscription" ADD CONSTRAINT "push_subscription_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "platform"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
