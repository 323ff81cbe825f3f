create schema if not exists "data";
create table "data"."bay" (
  "id" uuid not null,
  "dealership" text,
  "version" integer not null default 1,
  "created_at" timestamp with time zone not null default now(),
  "created_by" uuid,
  "updated_at" timestamp with time zone not null default now(),
  "updated_by" uuid,
  "deleted_at" timestamp with time zone,
  "code" text,
  "name" text,
  "kind" text,
  "active" boolean,
  "position" bigint,
  "search" text not null default ''::text,
  "custom" jsonb not null default '{}'::jsonb,
  constraint "bay_id_pkey" primary key ("id")
);
comment on table "data"."bay" is 'en_bay';
comment on column "data"."bay"."code" is 'fl_bay_code';
comment on column "data"."bay"."name" is 'fl_bay_name';
comment on column "data"."bay"."kind" is 'fl_bay_kind';
comment on column "data"."bay"."active" is 'fl_bay_active';
comment on column "data"."bay"."position" is 'fl_bay_position';
create table "data"."client_category" (
  "id" uuid not null,
  "version" integer not null default 1,
  "created_at" timestamp with time zone not null default now(),
  "created_by" uuid,
  "updated_at" timestamp with time zone not null default now(),
  "updated_by" uuid,
  "deleted_at" timestamp with time zone,
  "code" text,
  "name" text,
  "advice" text,
  "attention" boolean,
  "active" boolean,
  "search" text not null default ''::text,
  "custom" jsonb not null default '{}'::jsonb,
  constraint "client_category_id_pkey" primary key ("id")
);
comment on table "data"."client_category" is 'en_client_category';
comment on column "data"."client_category"."code" is 'fl_client_category_code';
comment on column "data"."client_category"."name" is 'fl_client_category_name';
comment on column "data"."client_category"."advice" is 'fl_client_category_advice';
comment on column "data"."client_category"."attention" is 'fl_client_category_attention';
comment on column "data"."client_category"."active" is 'fl_client_category_active';
create table "data"."client_group" (
  "id" uuid not null,
  "version" integer not null default 1,
  "created_at" timestamp with time zone not null default now(),
  "created_by" uuid,
  "updated_at" timestamp with time zone not null default now(),
  "updated_by" uuid,
  "deleted_at" timestamp with time zone,
  "code" text,
  "name" text,
  "parent" uuid,
  "active" boolean,
  "search" text not null default ''::text,
  "custom" jsonb not null default '{}'::jsonb,
  constraint "client_group_id_pkey" primary key ("id")
);
comment on table "data"."client_group" is 'en_client_group';
comment on column "data"."client_group"."code" is 'fl_client_group_code';
comment on column "data"."client_group"."name" is 'fl_client_group_name';
comment on column "data"."client_group"."parent" is 'fl_client_group_parent';
comment on column "data"."client_group"."active" is 'fl_client_group_active';
create table "data"."client" (
  "id" uuid not null,
  "version" integer not null default 1,
  "created_at" timestamp with time zone not null default now(),
  "created_by" uuid,
  "updated_at" timestamp with time zone not null default now(),
  "updated_by" uuid,
  "deleted_at" timestamp with time zone,
  "name" text,
  "phone" text,
  "client_type" text,
  "dealer_column" uuid,
  "comments" text,
  "birth_date" date,
  "passport_series" text,
  "passport_number" text,
  "passport_issued_by" text,
  "passport_issued_on" date,
  "sex" text,
  "company_full_name" text,
  "tax_number" text,
  "tax_reason_code" text,
  "registration_number" text,
  "legal_address" text,
  "bank_name" text,
  "bank_account" text,
  "bank_code" text,
  "director_name" text,
  "client_code" text,
  "client_group" uuid,
  "home_phone" text,
  "work_phone" text,
  "goods_discount_pct" numeric(18,2),
  "labour_discount_pct" numeric(18,2),
  "discount_card" uuid,
  "insurer_bonus_parts_pct" numeric(18,2),
  "insurer_bonus_labour_pct" numeric(18,2),
  "email" text,
  "primary_contact_kind" text,
  "primary_contact_phone" text,
  "other_contacts" text,
  "client_category" uuid,
  "service_dept_comments" text,
  "do_not_call" boolean,
  "sms_allowed" boolean,
  "survey_method" text,
  "survey_time" text,
  "postcode" text,
  "city" text,
  "region" text,
  "address" text,
  "full_address" text,
  "do_not_call_set_by" uuid,
  "do_not_call_set_at" timestamp with time zone,
  "search" text not null default ''::text,
  "custom" jsonb not null default '{}'::jsonb,
  constraint "client_id_pkey" primary key ("id")
);
comment on table "data"."client" is 'en_client';
comment on column "data"."client"."name" is 'fl_client_name';
comment on column "data"."client"."phone" is 'fl_client_phone';
comment on column "data"."client"."client_type" is 'fl_client_client_type';
comment on column "data"."client"."dealer_column" is 'fl_client_price_column';
comment on column "data"."client"."comments" is 'fl_client_comments';
comment on column "data"."client"."birth_date" is 'fl_client_birth_date';
comment on column "data"."client"."passport_series" is 'fl_client_passport_series';
comment on column "data"."client"."passport_number" is 'fl_client_passport_number';
comment on column "data"."client"."passport_issued_by" is 'fl_client_passport_issued_by';
comment on column "data"."client"."passport_issued_on" is 'fl_client_passport_issued_on';
comment on column "data"."client"."sex" is 'fl_client_sex';
comment on column "data"."client"."company_full_name" is 'fl_client_company_full_name';
comment on column "data"."client"."tax_number" is 'fl_client_tax_number';
comment on column "data"."client"."tax_reason_code" is 'fl_client_tax_reason_code';
comment on column "data"."client"."registration_number" is 'fl_client_registration_number';
comment on column "data"."client"."legal_address" is 'fl_client_legal_address';
comment on column "data"."client"."bank_name" is 'fl_client_bank_name';
comment on column "data"."client"."bank_account" is 'fl_client_bank_account';
comment on column "data"."client"."bank_code" is 'fl_client_bank_code';
comment on column "data"."client"."director_name" is 'fl_client_director_name';
comment on column "data"."client"."client_code" is 'fl_client_client_code';
comment on column "data"."client"."client_group" is 'fl_client_client_group';
comment on column "data"."client"."home_phone" is 'fl_client_home_phone';
comment on column "data"."client"."work_phone" is 'fl_client_work_phone';
comment on column "data"."client"."goods_discount_pct" is 'fl_client_goods_discount_pct';
comment on column "data"."client"."labour_discount_pct" is 'fl_client_labour_discount_pct';
comment on column "data"."client"."discount_card" is 'fl_client_discount_card';
comment on column "data"."client"."insurer_bonus_parts_pct" is 'fl_client_insurer_bonus_parts_pct';
comment on column "data"."client"."insurer_bonus_labour_pct" is 'fl_client_insurer_bonus_labour_pct';
comment on column "data"."client"."email" is 'fl_client_email';
comment on column "data"."client"."primary_contact_kind" is 'fl_client_primary_contact_kind';
comment on column "data"."client"."primary_contact_phone" is 'fl_client_primary_contact_phone';
comment on column "data"."client"."other_contacts" is 'fl_client_other_contacts';
comment on column "data"."client"."client_category" is 'fl_client_client_category';
comment on column "data"."client"."service_dept_comments" is 'fl_client_service_dept_comments';
comment on column "data"."client"."do_not_call" is 'fl_client_do_not_call';
comment on column "data"."client"."sms_allowed" is 'fl_client_sms_allowed';
comment on column "data"."client"."survey_method" is 'fl_client_survey_method';
comment on column "data"."client"."survey_time" is 'fl_client_survey_time';
comment on column "data"."client"."postcode" is 'fl_client_postcode';
comment on column "data"."client"."city" is 'fl_client_city';
comment on column "data"."client"."region" is 'fl_client_region';
comment on column "data"."client"."address" is 'fl_client_address';
comment on column "data"."client"."full_address" is 'fl_client_full_address';
comment on column "data"."client"."do_not_call_set_by" is 'fl_client_do_not_call_set_by';
comment on column "data"."client"."do_not_call_set_at" is 'fl_client_do_not_call_set_at';
create table "data"."client__contacts" (
  "id" uuid not null,
  "parent" uuid not null,
  "position" integer not null default 0,
  "name" text,
  "position_" text,
  "phone" text,
  "email" text,
  constraint "client__contacts_id_pkey" primary key ("id")
);
comment on table "data"."client__contacts" is 'fl_client_contacts';
comment on column "data"."client__contacts"."name" is 'fl_client_contacts_name';
comment on column "data"."client__contacts"."position_" is 'fl_client_contacts_position';
comment on column "data"."client__contacts"."phone" is 'fl_client_contacts_phone';
comment on column "data"."client__contacts"."email" is 'fl_client_contacts_email';
create table "data"."client__urgent_calls" (
  "id" uuid not null,
  "parent" uuid not null,
  "position" integer not null default 0,
  "reason" text,
  "called_by" uuid,
  "called_at" timestamp with time zone,
  constraint "client__urgent_calls_id_pkey" primary key ("id")
);
comment on table "data"."client__urgent_calls" is 'fl_client_urgent_calls';
comment on column "data"."client__urgent_calls"."reason" is 'fl_client_urgent_calls_reason';
comment on column "data"."client__urgent_calls"."called_by" is 'fl_client_urgent_calls_by';
comment on column "data"."client__urgent_calls"."called_at" is 'fl_client_urgent_calls_at';
create table "data"."complaint_category" (
  "id" uuid not null,
  "dealership" text,
  "version" integer not null default 1,
  "created_at" timestamp with time zone not null default now(),
  "created_by" uuid,
  "updated_at" timestamp with time zone not null default now(),
  "updated_by" uuid,
  "deleted_at" timestamp with time zone,
  "code" bigint,
  "group" text,
  "text" text,
  "active" boolean,
  "position" bigint,
  "search" text not null default ''::text,
  "custom" jsonb not null default '{}'::jsonb,
  constraint "complaint_category_id_pkey" primary key ("id")
);
comment on table "data"."complaint_category" is 'en_complaint_category';
comment on column "data"."complaint_category"."code" is 'fl_complaint_category_code';
comment on column "data"."complaint_category"."group" is 'fl_complaint_category_group';
comment on column "data"."complaint_category"."text" is 'fl_complaint_category_text';
comment on column "data"."complaint_category"."active" is 'fl_complaint_category_active';
comment on column "data"."complaint_category"."position" is 'fl_complaint_category_position';
create table "data"."complaint" (
  "id" uuid not null,
  "dealership" text not null,
  "number" bigint,
  "state" text not null,
  "state_since" timestamp with time zone not null,
  "version" integer not null default 1,
  "created_at" timestamp with time zone not null default now(),
  "created_by" uuid,
  "updated_at" timestamp with time zone not null default now(),
  "updated_by" uuid,
  "deleted_at" timestamp with time zone,
  "client" uuid,
  "channel" text,
  "document_type" text,
  "category" uuid,
  "subject" text,
  "content" text,
  "attention" boolean,
  "client_contact" text,
  "client_phones" text,
  "vehicle" uuid,
  "owner" uuid,
  "owner_contact" text,
  "owner_phones" text,
  "work_order" uuid,
  "source_event" text,
  "initiator" uuid,
  "responsible" uuid,
  "department" text,
  "due_on" date,
  "courtesy_car" boolean,
  "courtesy_vehicle" text,
  "courtesy_from" date,
  "courtesy_to" date,
  "satisfaction" text,
  "current_satisfaction" text,
  "completed_on" date,
  "decision" text,
  "reopen_count" bigint,
  "search" text not null default ''::text,
  "custom" jsonb not null default '{}'::jsonb,
  constraint "complaint_id_pkey" primary key ("dealership", "id")
);
comment on table "data"."complaint" is 'en_complaint';
comment on column "data"."complaint"."client" is 'fl_complaint_client';
comment on column "data"."complaint"."channel" is 'fl_complaint_channel';
comment on column "data"."complaint"."document_type" is 'fl_complaint_document_type';
comment on column "data"."complaint"."category" is 'fl_complaint_category';
comment on column "data"."complaint"."subject" is 'fl_complaint_subject';
comment on column "data"."complaint"."content" is 'fl_complaint_content';
comment on column "data"."complaint"."attention" is 'fl_complaint_attention';
comment on column "data"."complaint"."client_contact" is 'fl_complaint_client_contact';
comment on column "data"."complaint"."client_phones" is 'fl_complaint_client_phones';
comment on column "data"."complaint"."vehicle" is 'fl_complaint_vehicle';
comment on column "data"."complaint"."owner" is 'fl_complaint_owner';
comment on column "data"."complaint"."owner_contact" is 'fl_complaint_owner_contact';
comment on column "data"."complaint"."owner_phones" is 'fl_complaint_owner_phones';
comment on column "data"."complaint"."work_order" is 'fl_complaint_work_order';
comment on column "data"."complaint"."source_event" is 'fl_complaint_source_event';
comment on column "data"."complaint"."initiator" is 'fl_complaint_initiator';
comment on column "data"."complaint"."responsible" is 'fl_complaint_responsible';
comment on column "data"."complaint"."department" is 'fl_complaint_department';
comment on column "data"."complaint"."due_on" is 'fl_complaint_due_on';
comment on column "data"."complaint"."courtesy_car" is 'fl_complaint_courtesy_car';
comment on column "data"."complaint"."courtesy_vehicle" is 'fl_complaint_courtesy_vehicle';
comment on column "data"."complaint"."courtesy_from" is 'fl_complaint_courtesy_from';
comment on column "data"."complaint"."courtesy_to" is 'fl_complaint_courtesy_to';
comment on column "data"."complaint"."satisfaction" is 'fl_complaint_satisfaction';
comment on column "data"."complaint"."current_satisfaction" is 'fl_complaint_current_satisfaction';
comment on column "data"."complaint"."completed_on" is 'fl_complaint_completed_on';
comment on column "data"."complaint"."decision" is 'fl_complaint_decision';
comment on column "data"."complaint"."reopen_count" is 'fl_complaint_reopen_count';
create table "data"."complaint__more_categories" (
  "id" uuid not null,
  "dealership" text not null,
  "parent" uuid not null,
  "position" integer not null default 0,
  "category" uuid,
  constraint "complaint__more_categories_id_pkey" primary key ("dealership", "id")
);
comment on table "data"."complaint__more_categories" is 'fl_complaint_more_categories';
comment on column "data"."complaint__more_categories"."category" is 'fl_complaint_more_categories_category';
create table "data"."complaint__more_work_orders" (
  "id" uuid not null,
  "dealership" text not null,
  "parent" uuid not null,
  "position" integer not null default 0,
  "work_order" uuid,
  constraint "complaint__more_work_orders_id_pkey" primary key ("dealership", "id")
);
comment on table "data"."complaint__more_work_orders" is 'fl_complaint_more_work_orders';
comment on column "data"."complaint__more_work_orders"."work_order" is 'fl_complaint_more_work_orders_work_order';
create table "data"."complaint__resolution_methods" (
  "id" uuid not null,
  "dealership" text not null,
  "parent" uuid not null,
  "position" integer not null default 0,
  "method" text,
  "details" text,
  constraint "complaint__resolution_methods_id_pkey" primary key ("dealership", "id")
);
comment on table "data"."complaint__resolution_methods" is 'fl_complaint_resolution_methods';
comment on column "data"."complaint__resolution_methods"."method" is 'fl_complaint_resolution_methods_method';
comment on column "data"."complaint__resolution_methods"."details" is 'fl_complaint_resolution_methods_details';
create table "data"."complaint__comments" (
  "id" uuid not null,
  "dealership" text not null,
  "parent" uuid not null,
  "position" integer not null default 0,
  "text" text,
  "at" timestamp with time zone,
  "author" uuid,
  "position_" text,
  "satisfaction" text,
  constraint "complaint__comments_id_pkey" primary key ("dealership", "id")
);
comment on table "data"."complaint__comments" is 'fl_complaint_comments';
comment on column "data"."complaint__comments"."text" is 'fl_complaint_comments_text';
comment on column "data"."complaint__comments"."at" is 'fl_complaint_comments_at';
comment on column "data"."complaint__comments"."author" is 'fl_complaint_comments_author';
comment on column "data"."complaint__comments"."position_" is 'fl_complaint_comments_position';
comment on column "data"."complaint__comments"."satisfaction" is 'fl_complaint_comments_satisfaction';
create table "data"."dealer_column" (
  "id" uuid not null,
  "version" integer not null default 1,
  "created_at" timestamp with time zone not null default now(),
  "created_by" uuid,
  "updated_at" timestamp with time zone not null default now(),
  "updated_by" uuid,
  "deleted_at" timestamp with time zone,
  "code" text,
  "name" text,
  "active" boolean,
  "search" text not null default ''::text,
  "custom" jsonb not null default '{}'::jsonb,
  constraint "dealer_column_id_pkey" primary key ("id")
);
comment on table "data"."dealer_column" is 'en_dealer_column';
comment on column "data"."dealer_column"."code" is 'fl_dealer_column_code';
comment on column "data"."dealer_column"."name" is 'fl_dealer_column_name';
comment on column "data"."dealer_column"."active" is 'fl_dealer_column_active';
create table "data"."discount_card" (
  "id" uuid not null,
  "version" integer not null default 1,
  "created_at" timestamp with time zone not null default now(),
  "created_by" uuid,
  "updated_at" timestamp with time zone not null default now(),
  "updated_by" uuid,
  "deleted_at" timestamp with time zone,
  "card_number" text,
  "client" uuid,
  "kind" text,
  "goods_discount_pct" numeric(18,2),
  "labour_discount_pct" numeric(18,2),
  "valid_from" date,
  "valid_to" date,
  "notes" text,
  "search" text not null default ''::text,
  "custom" jsonb not null default '{}'::jsonb,
  constraint "discount_card_id_pkey" primary key ("id")
);
comment on table "data"."discount_card" is 'en_discount_card';
comment on column "data"."discount_card"."card_number" is 'fl_discount_card_number';
comment on column "data"."discount_card"."client" is 'fl_discount_card_client';
comment on column "data"."discount_card"."kind" is 'fl_discount_card_kind';
comment on column "data"."discount_card"."goods_discount_pct" is 'fl_discount_card_goods_pct';
comment on column "data"."discount_card"."labour_discount_pct" is 'fl_discount_card_labour_pct';
comment on column "data"."discount_card"."valid_from" is 'fl_discount_card_valid_from';
comment on column "data"."discount_card"."valid_to" is 'fl_discount_card_valid_to';
comment on column "data"."discount_card"."notes" is 'fl_discount_card_notes';
create table "data"."ignore_reason" (
  "id" uuid not null,
  "dealership" text,
  "version" integer not null default 1,
  "created_at" timestamp with time zone not null default now(),
  "created_by" uuid,
  "updated_at" timestamp with time zone not null default now(),
  "updated_by" uuid,
  "deleted_at" timestamp with time zone,
  "code" text,
  "name" text,
  "kind" text,
  "needs_comment" boolean,
  "active" boolean,
  "position" bigint,
  "search" text not null default ''::text,
  "custom" jsonb not null default '{}'::jsonb,
  constraint "ignore_reason_id_pkey" primary key ("id")
);
comment on table "data"."ignore_reason" is 'en_ignore_reason';
comment on column "data"."ignore_reason"."code" is 'fl_ignore_reason_code';
comment on column "data"."ignore_reason"."name" is 'fl_ignore_reason_name';
comment on column "data"."ignore_reason"."kind" is 'fl_ignore_reason_kind';
comment on column "data"."ignore_reason"."needs_comment" is 'fl_ignore_reason_needs_comment';
comment on column "data"."ignore_reason"."active" is 'fl_ignore_reason_active';
comment on column "data"."ignore_reason"."position" is 'fl_ignore_reason_position';
create table "data"."incoming_traffic" (
  "id" uuid not null,
  "dealership" text not null,
  "number" bigint,
  "state" text not null,
  "state_since" timestamp with time zone not null,
  "version" integer not null default 1,
  "created_at" timestamp with time zone not null default now(),
  "created_by" uuid,
  "updated_at" timestamp with time zone not null default now(),
  "updated_by" uuid,
  "deleted_at" timestamp with time zone,
  "channel" text,
  "department" text,
  "goal" uuid,
  "client_text" text,
  "client" uuid,
  "phone" text,
  "served_earlier" boolean,
  "vehicle_text" text,
  "vehicle" uuid,
  "responsible" uuid,
  "source" text,
  "note" text,
  "call_back" boolean,
  "call_back_task" uuid,
  "who" text,
  "worksheet" uuid,
  "booking" uuid,
  "visit" uuid,
  "work_order" uuid,
  "complaint" uuid,
  "registered_by" uuid,
  "registered_at" timestamp with time zone,
  "taken_by" uuid,
  "taken_at" timestamp with time zone,
  "waiting_minutes" bigint,
  "closed_at" timestamp with time zone,
  "processing_minutes" bigint,
  "ignore_reason" uuid,
  "ignore_comment" text,
  "search" text not null default ''::text,
  "custom" jsonb not null default '{}'::jsonb,
  constraint "incoming_traffic_id_pkey" primary key ("dealership", "id")
);
comment on table "data"."incoming_traffic" is 'en_incoming_traffic';
comment on column "data"."incoming_traffic"."channel" is 'fl_traffic_channel';
comment on column "data"."incoming_traffic"."department" is 'fl_traffic_department';
comment on column "data"."incoming_traffic"."goal" is 'fl_traffic_goal';
comment on column "data"."incoming_traffic"."client_text" is 'fl_traffic_client_text';
comment on column "data"."incoming_traffic"."client" is 'fl_traffic_client';
comment on column "data"."incoming_traffic"."phone" is 'fl_traffic_phone';
comment on column "data"."incoming_traffic"."served_earlier" is 'fl_traffic_served_earlier';
comment on column "data"."incoming_traffic"."vehicle_text" is 'fl_traffic_vehicle_text';
comment on column "data"."incoming_traffic"."vehicle" is 'fl_traffic_vehicle';
comment on column "data"."incoming_traffic"."responsible" is 'fl_traffic_responsible';
comment on column "data"."incoming_traffic"."source" is 'fl_traffic_source';
comment on column "data"."incoming_traffic"."note" is 'fl_traffic_note';
comment on column "data"."incoming_traffic"."call_back" is 'fl_traffic_call_back';
comment on column "data"."incoming_traffic"."call_back_task" is 'fl_traffic_call_back_task';
comment on column "data"."incoming_traffic"."who" is 'fl_traffic_who';
comment on column "data"."incoming_traffic"."worksheet" is 'fl_traffic_worksheet';
comment on column "data"."incoming_traffic"."booking" is 'fl_traffic_booking';
comment on column "data"."incoming_traffic"."visit" is 'fl_traffic_visit';
comment on column "data"."incoming_traffic"."work_order" is 'fl_traffic_work_order';
comment on column "data"."incoming_traffic"."complaint" is 'fl_traffic_complaint';
comment on column "data"."incoming_traffic"."registered_by" is 'fl_traffic_registered_by';
comment on column "data"."incoming_traffic"."registered_at" is 'fl_traffic_registered_at';
comment on column "data"."incoming_traffic"."taken_by" is 'fl_traffic_taken_by';
comment on column "data"."incoming_traffic"."taken_at" is 'fl_traffic_taken_at';
comment on column "data"."incoming_traffic"."waiting_minutes" is 'fl_traffic_waiting_minutes';
comment on column "data"."incoming_traffic"."closed_at" is 'fl_traffic_closed_at';
comment on column "data"."incoming_traffic"."processing_minutes" is 'fl_traffic_processing_minutes';
comment on column "data"."incoming_traffic"."ignore_reason" is 'fl_traffic_ignore_reason';
comment on column "data"."incoming_traffic"."ignore_comment" is 'fl_traffic_ignore_comment';
create table "data"."order_type" (
  "id" uuid not null,
  "dealership" text,
  "version" integer not null default 1,
  "created_at" timestamp with time zone not null default now(),
  "created_by" uuid,
  "updated_at" timestamp with time zone not null default now(),
  "updated_by" uuid,
  "deleted_at" timestamp with time zone,
  "code" text,
  "name" text,
  "department" text,
  "norm_hour_price" numeric(18,2),
  "active" boolean,
  "position" bigint,
  "search" text not null default ''::text,
  "custom" jsonb not null default '{}'::jsonb,
  constraint "order_type_id_pkey" primary key ("id")
);
comment on table "data"."order_type" is 'en_order_type';
comment on column "data"."order_type"."code" is 'fl_order_type_code';
comment on column "data"."order_type"."name" is 'fl_order_type_name';
comment on column "data"."order_type"."department" is 'fl_order_type_department';
comment on column "data"."order_type"."norm_hour_price" is 'fl_order_type_norm_hour_price';
comment on column "data"."order_type"."active" is 'fl_order_type_active';
comment on column "data"."order_type"."position" is 'fl_order_type_position';
create table "data"."payment" (
  "id" uuid not null,
  "dealership" text not null,
  "number" bigint,
  "version" integer not null default 1,
  "created_at" timestamp with time zone not null default now(),
  "created_by" uuid,
  "updated_at" timestamp with time zone not null default now(),
  "updated_by" uuid,
  "deleted_at" timestamp with time zone,
  "work_order" uuid,
  "client" uuid,
  "kind" text,
  "method" text,
  "amount" numeric(18,2),
  "paid_on" date,
  "document" text,
  "received_by" uuid,
  "settled" numeric(18,2),
  "notes" text,
  "search" text not null default ''::text,
  "custom" jsonb not null default '{}'::jsonb,
  constraint "payment_id_pkey" primary key ("dealership", "id")
);
comment on table "data"."payment" is 'en_payment';
comment on column "data"."payment"."work_order" is 'fl_payment_work_order';
comment on column "data"."payment"."client" is 'fl_payment_client';
comment on column "data"."payment"."kind" is 'fl_payment_kind';
comment on column "data"."payment"."method" is 'fl_payment_method';
comment on column "data"."payment"."amount" is 'fl_payment_amount';
comment on column "data"."payment"."paid_on" is 'fl_payment_paid_on';
comment on column "data"."payment"."document" is 'fl_payment_document';
comment on column "data"."payment"."received_by" is 'fl_payment_received_by';
comment on column "data"."payment"."settled" is 'fl_payment_settled';
comment on column "data"."payment"."notes" is 'fl_payment_notes';
create table "data"."pre_booking" (
  "id" uuid not null,
  "dealership" text not null,
  "number" bigint,
  "state" text not null,
  "state_since" timestamp with time zone not null,
  "version" integer not null default 1,
  "created_at" timestamp with time zone not null default now(),
  "created_by" uuid,
  "updated_at" timestamp with time zone not null default now(),
  "updated_by" uuid,
  "deleted_at" timestamp with time zone,
  "client" uuid,
  "phone" text,
  "vehicle" uuid,
  "vehicle_text" text,
  "work_kind" text,
  "planned_start" timestamp with time zone,
  "duration" bigint,
  "bay" uuid,
  "advisor" uuid,
  "goal" uuid,
  "source" uuid,
  "confirmed_at" timestamp with time zone,
  "note" text,
  "cancel_reason" text,
  "search" text not null default ''::text,
  "custom" jsonb not null default '{}'::jsonb,
  constraint "pre_booking_id_pkey" primary key ("dealership", "id")
);
comment on table "data"."pre_booking" is 'en_pre_booking';
comment on column "data"."pre_booking"."client" is 'fl_pre_booking_client';
comment on column "data"."pre_booking"."phone" is 'fl_pre_booking_phone';
comment on column "data"."pre_booking"."vehicle" is 'fl_pre_booking_vehicle';
comment on column "data"."pre_booking"."vehicle_text" is 'fl_pre_booking_vehicle_text';
comment on column "data"."pre_booking"."work_kind" is 'fl_pre_booking_work_kind';
comment on column "data"."pre_booking"."planned_start" is 'fl_pre_booking_planned_start';
comment on column "data"."pre_booking"."duration" is 'fl_pre_booking_duration';
comment on column "data"."pre_booking"."bay" is 'fl_pre_booking_bay';
comment on column "data"."pre_booking"."advisor" is 'fl_pre_booking_advisor';
comment on column "data"."pre_booking"."goal" is 'fl_pre_booking_goal';
comment on column "data"."pre_booking"."source" is 'fl_pre_booking_source';
comment on column "data"."pre_booking"."confirmed_at" is 'fl_pre_booking_confirmed_at';
comment on column "data"."pre_booking"."note" is 'fl_pre_booking_note';
comment on column "data"."pre_booking"."cancel_reason" is 'fl_pre_booking_cancel_reason';
create table "data"."survey_response" (
  "id" uuid not null,
  "dealership" text not null,
  "state" text not null,
  "state_since" timestamp with time zone not null,
  "version" integer not null default 1,
  "created_at" timestamp with time zone not null default now(),
  "created_by" uuid,
  "updated_at" timestamp with time zone not null default now(),
  "updated_by" uuid,
  "deleted_at" timestamp with time zone,
  "survey_type" uuid,
  "work_order" uuid,
  "client" uuid,
  "owner" uuid,
  "vehicle" uuid,
  "planned_on" date,
  "call_back_at" timestamp with time zone,
  "attempts" bigint,
  "result" text,
  "answered_at" timestamp with time zone,
  "surveyed_by" uuid,
  "answers" jsonb,
  "comment" text,
  "polarity" text,
  "is_suggestion" boolean,
  "category" uuid,
  "satisfaction" text,
  "complaint" uuid,
  "search" text not null default ''::text,
  "custom" jsonb not null default '{}'::jsonb,
  constraint "survey_response_id_pkey" primary key ("dealership", "id")
);
comment on table "data"."survey_response" is 'en_survey_response';
comment on column "data"."survey_response"."survey_type" is 'fl_survey_response_survey_type';
comment on column "data"."survey_response"."work_order" is 'fl_survey_response_work_order';
comment on column "data"."survey_response"."client" is 'fl_survey_response_client';
comment on column "data"."survey_response"."owner" is 'fl_survey_response_owner';
comment on column "data"."survey_response"."vehicle" is 'fl_survey_response_vehicle';
comment on column "data"."survey_response"."planned_on" is 'fl_survey_response_planned_on';
comment on column "data"."survey_response"."call_back_at" is 'fl_survey_response_call_back_at';
comment on column "data"."survey_response"."attempts" is 'fl_survey_response_attempts';
comment on column "data"."survey_response"."result" is 'fl_survey_response_result';
comment on column "data"."survey_response"."answered_at" is 'fl_survey_response_answered_at';
comment on column "data"."survey_response"."surveyed_by" is 'fl_survey_response_surveyed_by';
comment on column "data"."survey_response"."answers" is 'fl_survey_response_answers';
comment on column "data"."survey_response"."comment" is 'fl_survey_response_comment';
comment on column "data"."survey_response"."polarity" is 'fl_survey_response_polarity';
comment on column "data"."survey_response"."is_suggestion" is 'fl_survey_response_is_suggestion';
comment on column "data"."survey_response"."category" is 'fl_survey_response_category';
comment on column "data"."survey_response"."satisfaction" is 'fl_survey_response_satisfaction';
comment on column "data"."survey_response"."complaint" is 'fl_survey_response_complaint';
create table "data"."survey_type" (
  "id" uuid not null,
  "dealership" text,
  "version" integer not null default 1,
  "created_at" timestamp with time zone not null default now(),
  "created_by" uuid,
  "updated_at" timestamp with time zone not null default now(),
  "updated_by" uuid,
  "deleted_at" timestamp with time zone,
  "code" text,
  "name" text,
  "delay_days" bigint,
  "channel" text,
  "audience" text,
  "active" boolean,
  "position" bigint,
  "script" text,
  "questions" json,
  "search" text not null default ''::text,
  "custom" jsonb not null default '{}'::jsonb,
  constraint "survey_type_id_pkey" primary key ("id")
);
comment on table "data"."survey_type" is 'en_survey_type';
comment on column "data"."survey_type"."code" is 'fl_survey_type_code';
comment on column "data"."survey_type"."name" is 'fl_survey_type_name';
comment on column "data"."survey_type"."delay_days" is 'fl_survey_type_delay_days';
comment on column "data"."survey_type"."channel" is 'fl_survey_type_channel';
comment on column "data"."survey_type"."audience" is 'fl_survey_type_audience';
comment on column "data"."survey_type"."active" is 'fl_survey_type_active';
comment on column "data"."survey_type"."position" is 'fl_survey_type_position';
comment on column "data"."survey_type"."script" is 'fl_survey_type_script';
comment on column "data"."survey_type"."questions" is 'fl_survey_type_questions';
create table "data"."task" (
  "id" uuid not null,
  "dealership" text not null,
  "state" text not null,
  "state_since" timestamp with time zone not null,
  "version" integer not null default 1,
  "created_at" timestamp with time zone not null default now(),
  "created_by" uuid,
  "updated_at" timestamp with time zone not null default now(),
  "updated_by" uuid,
  "deleted_at" timestamp with time zone,
  "title" text,
  "due_at" timestamp with time zone,
  "remind_at" timestamp with time zone,
  "assignee" uuid,
  "priority" text,
  "client" uuid,
  "work_order" uuid,
  "complaint" uuid,
  "contact" uuid,
  "notes" text,
  "search" text not null default ''::text,
  "custom" jsonb not null default '{}'::jsonb,
  constraint "task_id_pkey" primary key ("dealership", "id")
);
comment on table "data"."task" is 'en_task';
comment on column "data"."task"."title" is 'fl_task_title';
comment on column "data"."task"."due_at" is 'fl_task_due';
comment on column "data"."task"."remind_at" is 'fl_task_remind';
comment on column "data"."task"."assignee" is 'fl_task_assignee';
comment on column "data"."task"."priority" is 'fl_task_priority';
comment on column "data"."task"."client" is 'fl_task_client';
comment on column "data"."task"."work_order" is 'fl_task_work_order';
comment on column "data"."task"."complaint" is 'fl_task_complaint';
comment on column "data"."task"."contact" is 'fl_task_contact';
comment on column "data"."task"."notes" is 'fl_task_notes';
create table "data"."traffic_goal" (
  "id" uuid not null,
  "dealership" text,
  "version" integer not null default 1,
  "created_at" timestamp with time zone not null default now(),
  "created_by" uuid,
  "updated_at" timestamp with time zone not null default now(),
  "updated_by" uuid,
  "deleted_at" timestamp with time zone,
  "code" text,
  "name" text,
  "channel" text,
  "department" text,
  "purpose" text,
  "script" text,
  "supervisor" uuid,
  "active" boolean,
  "position" bigint,
  "search" text not null default ''::text,
  "custom" jsonb not null default '{}'::jsonb,
  constraint "traffic_goal_id_pkey" primary key ("id")
);
comment on table "data"."traffic_goal" is 'en_traffic_goal';
comment on column "data"."traffic_goal"."code" is 'fl_traffic_goal_code';
comment on column "data"."traffic_goal"."name" is 'fl_traffic_goal_name';
comment on column "data"."traffic_goal"."channel" is 'fl_traffic_goal_channel';
comment on column "data"."traffic_goal"."department" is 'fl_traffic_goal_department';
comment on column "data"."traffic_goal"."purpose" is 'fl_traffic_goal_purpose';
comment on column "data"."traffic_goal"."script" is 'fl_traffic_goal_script';
comment on column "data"."traffic_goal"."supervisor" is 'fl_traffic_goal_supervisor';
comment on column "data"."traffic_goal"."active" is 'fl_traffic_goal_active';
comment on column "data"."traffic_goal"."position" is 'fl_traffic_goal_position';
create table "data"."traffic_goal__specialists" (
  "id" uuid not null,
  "dealership" text,
  "parent" uuid not null,
  "position" integer not null default 0,
  "role" text,
  "user" uuid,
  constraint "traffic_goal__specialists_id_pkey" primary key ("id")
);
comment on table "data"."traffic_goal__specialists" is 'fl_traffic_goal_specialists';
comment on column "data"."traffic_goal__specialists"."role" is 'fl_traffic_goal_specialists_role';
comment on column "data"."traffic_goal__specialists"."user" is 'fl_traffic_goal_specialists_user';
create table "data"."traffic_goal__documents" (
  "id" uuid not null,
  "dealership" text,
  "parent" uuid not null,
  "position" integer not null default 0,
  "document" text,
  constraint "traffic_goal__documents_id_pkey" primary key ("id")
);
comment on table "data"."traffic_goal__documents" is 'fl_traffic_goal_documents';
comment on column "data"."traffic_goal__documents"."document" is 'fl_traffic_goal_documents_document';
create table "data"."vehicle_visit" (
  "id" uuid not null,
  "dealership" text not null,
  "number" bigint,
  "state" text not null,
  "state_since" timestamp with time zone not null,
  "version" integer not null default 1,
  "created_at" timestamp with time zone not null default now(),
  "created_by" uuid,
  "updated_at" timestamp with time zone not null default now(),
  "updated_by" uuid,
  "deleted_at" timestamp with time zone,
  "client" uuid,
  "vehicle" uuid,
  "booking" uuid,
  "advisor" uuid,
  "mileage" bigint,
  "arrived_at" timestamp with time zone,
  "handed_over_at" timestamp with time zone,
  "goal" uuid,
  "source" uuid,
  "note" text,
  "search" text not null default ''::text,
  "custom" jsonb not null default '{}'::jsonb,
  constraint "vehicle_visit_id_pkey" primary key ("dealership", "id")
);
comment on table "data"."vehicle_visit" is 'en_vehicle_visit';
comment on column "data"."vehicle_visit"."client" is 'fl_vehicle_visit_client';
comment on column "data"."vehicle_visit"."vehicle" is 'fl_vehicle_visit_vehicle';
comment on column "data"."vehicle_visit"."booking" is 'fl_vehicle_visit_booking';
comment on column "data"."vehicle_visit"."advisor" is 'fl_vehicle_visit_advisor';
comment on column "data"."vehicle_visit"."mileage" is 'fl_vehicle_visit_mileage';
comment on column "data"."vehicle_visit"."arrived_at" is 'fl_vehicle_visit_arrived_at';
comment on column "data"."vehicle_visit"."handed_over_at" is 'fl_vehicle_visit_handed_over_at';
comment on column "data"."vehicle_visit"."goal" is 'fl_vehicle_visit_goal';
comment on column "data"."vehicle_visit"."source" is 'fl_vehicle_visit_source';
comment on column "data"."vehicle_visit"."note" is 'fl_vehicle_visit_note';
create table "data"."vehicle" (
  "id" uuid not null,
  "version" integer not null default 1,
  "created_at" timestamp with time zone not null default now(),
  "created_by" uuid,
  "updated_at" timestamp with time zone not null default now(),
  "updated_by" uuid,
  "deleted_at" timestamp with time zone,
  "make" text,
  "model" text,
  "plate" text,
  "vin" text,
  "year" bigint,
  "mileage" bigint,
  "color" text,
  "owner" uuid,
  "notes" text,
  "search" text not null default ''::text,
  "custom" jsonb not null default '{}'::jsonb,
  constraint "vehicle_id_pkey" primary key ("id")
);
comment on table "data"."vehicle" is 'en_vehicle';
comment on column "data"."vehicle"."make" is 'fl_vehicle_make';
comment on column "data"."vehicle"."model" is 'fl_vehicle_model';
comment on column "data"."vehicle"."plate" is 'fl_vehicle_plate';
comment on column "data"."vehicle"."vin" is 'fl_vehicle_vin';
comment on column "data"."vehicle"."year" is 'fl_vehicle_year';
comment on column "data"."vehicle"."mileage" is 'fl_vehicle_mileage';
comment on column "data"."vehicle"."color" is 'fl_vehicle_color';
comment on column "data"."vehicle"."owner" is 'fl_vehicle_owner';
comment on column "data"."vehicle"."notes" is 'fl_vehicle_notes';
create table "data"."work_order" (
  "id" uuid not null,
  "dealership" text not null,
  "number" bigint,
  "state" text not null,
  "state_since" timestamp with time zone not null,
  "version" integer not null default 1,
  "created_at" timestamp with time zone not null default now(),
  "created_by" uuid,
  "updated_at" timestamp with time zone not null default now(),
  "updated_by" uuid,
  "deleted_at" timestamp with time zone,
  "client" uuid,
  "vehicle" uuid,
  "owner" uuid,
  "order_type" uuid,
  "vehicle_visit" uuid,
  "payer" text,
  "advisor" uuid,
  "mechanic" uuid,
  "mileage" bigint,
  "promised_at" timestamp with time zone,
  "planned_start" timestamp with time zone,
  "planned_end" timestamp with time zone,
  "bay" uuid,
  "reason" text,
  "diagnosis" text,
  "dealer_column" uuid,
  "goods_discount_pct" numeric(18,2),
  "goods_discount_from" text,
  "labour_discount_pct" numeric(18,2),
  "labour_discount_from" text,
  "insurer_bonus_parts_pct" numeric(18,2),
  "insurer_bonus_labour_pct" numeric(18,2),
  "works_total" numeric(18,2),
  "parts_total" numeric(18,2),
  "total" numeric(18,2),
  "insurer_bonus" numeric(18,2),
  "agreed_sum" numeric(18,2),
  "approved_by" text,
  "approved_via" text,
  "approved_at" timestamp with time zone,
  "parts_expected_on" date,
  "rework_count" bigint,
  "mileage_out" bigint,
  "payment_method" text,
  "issued_at" timestamp with time zone,
  "closed_at" timestamp with time zone,
  "cancel_reason" text,
  "search" text not null default ''::text,
  "custom" jsonb not null default '{}'::jsonb,
  constraint "work_order_id_pkey" primary key ("dealership", "id")
);
comment on table "data"."work_order" is 'en_work_order';
comment on column "data"."work_order"."client" is 'fl_work_order_client';
comment on column "data"."work_order"."vehicle" is 'fl_work_order_vehicle';
comment on column "data"."work_order"."owner" is 'fl_work_order_owner';
comment on column "data"."work_order"."order_type" is 'fl_work_order_order_type';
comment on column "data"."work_order"."vehicle_visit" is 'fl_work_order_vehicle_visit';
comment on column "data"."work_order"."payer" is 'fl_work_order_payer';
comment on column "data"."work_order"."advisor" is 'fl_work_order_advisor';
comment on column "data"."work_order"."mechanic" is 'fl_work_order_mechanic';
comment on column "data"."work_order"."mileage" is 'fl_work_order_mileage';
comment on column "data"."work_order"."promised_at" is 'fl_work_order_promised_at';
comment on column "data"."work_order"."planned_start" is 'fl_work_order_planned_start';
comment on column "data"."work_order"."planned_end" is 'fl_work_order_planned_end';
comment on column "data"."work_order"."bay" is 'fl_work_order_bay';
comment on column "data"."work_order"."reason" is 'fl_work_order_reason';
comment on column "data"."work_order"."diagnosis" is 'fl_work_order_diagnosis';
comment on column "data"."work_order"."dealer_column" is 'fl_work_order_price_column';
comment on column "data"."work_order"."goods_discount_pct" is 'fl_work_order_goods_discount_pct';
comment on column "data"."work_order"."goods_discount_from" is 'fl_work_order_goods_discount_from';
comment on column "data"."work_order"."labour_discount_pct" is 'fl_work_order_labour_discount_pct';
comment on column "data"."work_order"."labour_discount_from" is 'fl_work_order_labour_discount_from';
comment on column "data"."work_order"."insurer_bonus_parts_pct" is 'fl_work_order_insurer_bonus_parts_pct';
comment on column "data"."work_order"."insurer_bonus_labour_pct" is 'fl_work_order_insurer_bonus_labour_pct';
comment on column "data"."work_order"."works_total" is 'fl_work_order_works_total';
comment on column "data"."work_order"."parts_total" is 'fl_work_order_parts_total';
comment on column "data"."work_order"."total" is 'fl_work_order_total';
comment on column "data"."work_order"."insurer_bonus" is 'fl_work_order_insurer_bonus';
comment on column "data"."work_order"."agreed_sum" is 'fl_work_order_agreed_sum';
comment on column "data"."work_order"."approved_by" is 'fl_work_order_approved_by';
comment on column "data"."work_order"."approved_via" is 'fl_work_order_approved_via';
comment on column "data"."work_order"."approved_at" is 'fl_work_order_approved_at';
comment on column "data"."work_order"."parts_expected_on" is 'fl_work_order_parts_expected_on';
comment on column "data"."work_order"."rework_count" is 'fl_work_order_rework_count';
comment on column "data"."work_order"."mileage_out" is 'fl_work_order_mileage_out';
comment on column "data"."work_order"."payment_method" is 'fl_work_order_payment_method';
comment on column "data"."work_order"."issued_at" is 'fl_work_order_issued_at';
comment on column "data"."work_order"."closed_at" is 'fl_work_order_closed_at';
comment on column "data"."work_order"."cancel_reason" is 'fl_work_order_cancel_reason';
create table "data"."work_order__works" (
  "id" uuid not null,
  "dealership" text not null,
  "parent" uuid not null,
  "position" integer not null default 0,
  "code" text,
  "name" text,
  "norm_hours" numeric(18,2),
  "price" numeric(18,2),
  "quantity" numeric(18,3),
  "discount_pct" numeric(18,2),
  "discount_from" text,
  "sum" numeric(18,2),
  "mechanic" uuid,
  "added_from" text,
  constraint "work_order__works_id_pkey" primary key ("dealership", "id")
);
comment on table "data"."work_order__works" is 'fl_work_order_works';
comment on column "data"."work_order__works"."code" is 'fl_work_order_works_code';
comment on column "data"."work_order__works"."name" is 'fl_work_order_works_name';
comment on column "data"."work_order__works"."norm_hours" is 'fl_work_order_works_norm_hours';
comment on column "data"."work_order__works"."price" is 'fl_work_order_works_price';
comment on column "data"."work_order__works"."quantity" is 'fl_work_order_works_quantity';
comment on column "data"."work_order__works"."discount_pct" is 'fl_work_order_works_discount_pct';
comment on column "data"."work_order__works"."discount_from" is 'fl_work_order_works_discount_from';
comment on column "data"."work_order__works"."sum" is 'fl_work_order_works_sum';
comment on column "data"."work_order__works"."mechanic" is 'fl_work_order_works_mechanic';
comment on column "data"."work_order__works"."added_from" is 'fl_work_order_works_added_from';
create table "data"."work_order__parts" (
  "id" uuid not null,
  "dealership" text not null,
  "parent" uuid not null,
  "position" integer not null default 0,
  "article" text,
  "name" text,
  "unit" text,
  "quantity" numeric(18,3),
  "price" numeric(18,2),
  "discount_pct" numeric(18,2),
  "discount_from" text,
  "sum" numeric(18,2),
  constraint "work_order__parts_id_pkey" primary key ("dealership", "id")
);
comment on table "data"."work_order__parts" is 'fl_work_order_parts';
comment on column "data"."work_order__parts"."article" is 'fl_work_order_parts_article';
comment on column "data"."work_order__parts"."name" is 'fl_work_order_parts_name';
comment on column "data"."work_order__parts"."unit" is 'fl_work_order_parts_unit';
comment on column "data"."work_order__parts"."quantity" is 'fl_work_order_parts_quantity';
comment on column "data"."work_order__parts"."price" is 'fl_work_order_parts_price';
comment on column "data"."work_order__parts"."discount_pct" is 'fl_work_order_parts_discount_pct';
comment on column "data"."work_order__parts"."discount_from" is 'fl_work_order_parts_discount_from';
comment on column "data"."work_order__parts"."sum" is 'fl_work_order_parts_sum';
create table "data"."worksheet" (
  "id" uuid not null,
  "dealership" text not null,
  "number" bigint,
  "state" text not null,
  "state_since" timestamp with time zone not null,
  "version" integer not null default 1,
  "created_at" timestamp with time zone not null default now(),
  "created_by" uuid,
  "updated_at" timestamp with time zone not null default now(),
  "updated_by" uuid,
  "deleted_at" timestamp with time zone,
  "client" uuid,
  "wish" text,
  "vehicle" uuid,
  "responsible" uuid,
  "next_step" text,
  "next_step_at" timestamp with time zone,
  "price" numeric(18,2),
  "goal" uuid,
  "source" uuid,
  "note" text,
  "decided_at" timestamp with time zone,
  "handed_over_at" timestamp with time zone,
  "lost_reason" text,
  "search" text not null default ''::text,
  "custom" jsonb not null default '{}'::jsonb,
  constraint "worksheet_id_pkey" primary key ("dealership", "id")
);
comment on table "data"."worksheet" is 'en_worksheet';
comment on column "data"."worksheet"."client" is 'fl_worksheet_client';
comment on column "data"."worksheet"."wish" is 'fl_worksheet_wish';
comment on column "data"."worksheet"."vehicle" is 'fl_worksheet_vehicle';
comment on column "data"."worksheet"."responsible" is 'fl_worksheet_responsible';
comment on column "data"."worksheet"."next_step" is 'fl_worksheet_next_step';
comment on column "data"."worksheet"."next_step_at" is 'fl_worksheet_next_step_at';
comment on column "data"."worksheet"."price" is 'fl_worksheet_price';
comment on column "data"."worksheet"."goal" is 'fl_worksheet_goal';
comment on column "data"."worksheet"."source" is 'fl_worksheet_source';
comment on column "data"."worksheet"."note" is 'fl_worksheet_note';
comment on column "data"."worksheet"."decided_at" is 'fl_worksheet_decided_at';
comment on column "data"."worksheet"."handed_over_at" is 'fl_worksheet_handed_over_at';
comment on column "data"."worksheet"."lost_reason" is 'fl_worksheet_lost_reason';
alter table "data"."client_group" add constraint "client_group_parent_fkey" foreign key ("parent") references "data"."client_group" ("id");
alter table "data"."client" add constraint "client_dealer_column_fkey" foreign key ("dealer_column") references "data"."dealer_column" ("id");
alter table "data"."client" add constraint "client_client_group_fkey" foreign key ("client_group") references "data"."client_group" ("id");
alter table "data"."client" add constraint "client_discount_card_fkey" foreign key ("discount_card") references "data"."discount_card" ("id");
alter table "data"."client" add constraint "client_client_category_fkey" foreign key ("client_category") references "data"."client_category" ("id");
alter table "data"."client" add constraint "client_do_not_call_set_by_fkey" foreign key ("do_not_call_set_by") references "platform"."user" ("id");
alter table "data"."client__contacts" add constraint "client__contacts_parent_fkey" foreign key ("parent") references "data"."client" ("id") on delete cascade;
alter table "data"."client__urgent_calls" add constraint "client__urgent_calls_parent_fkey" foreign key ("parent") references "data"."client" ("id") on delete cascade;
alter table "data"."client__urgent_calls" add constraint "client__urgent_calls_called_by_fkey" foreign key ("called_by") references "platform"."user" ("id");
alter table "data"."complaint" add constraint "complaint_client_fkey" foreign key ("client") references "data"."client" ("id");
alter table "data"."complaint" add constraint "complaint_category_fkey" foreign key ("category") references "data"."complaint_category" ("id");
alter table "data"."complaint" add constraint "complaint_vehicle_fkey" foreign key ("vehicle") references "data"."vehicle" ("id");
alter table "data"."complaint" add constraint "complaint_owner_fkey" foreign key ("owner") references "data"."client" ("id");
alter table "data"."complaint" add constraint "complaint_work_order_fkey" foreign key ("dealership", "work_order") references "data"."work_order" ("dealership", "id");
alter table "data"."complaint" add constraint "complaint_initiator_fkey" foreign key ("initiator") references "platform"."user" ("id");
alter table "data"."complaint" add constraint "complaint_responsible_fkey" foreign key ("responsible") references "platform"."user" ("id");
alter table "data"."complaint__more_categories" add constraint "complaint__more_categories_parent_fkey" foreign key ("dealership", "parent") references "data"."complaint" ("dealership", "id") on delete cascade;
alter table "data"."complaint__more_categories" add constraint "complaint__more_categories_category_fkey" foreign key ("category") references "data"."complaint_category" ("id");
alter table "data"."complaint__more_work_orders" add constraint "complaint__more_work_orders_parent_fkey" foreign key ("dealership", "parent") references "data"."complaint" ("dealership", "id") on delete cascade;
alter table "data"."complaint__more_work_orders" add constraint "complaint__more_work_orders_work_order_fkey" foreign key ("dealership", "work_order") references "data"."work_order" ("dealership", "id");
alter table "data"."complaint__resolution_methods" add constraint "complaint__resolution_methods_parent_fkey" foreign key ("dealership", "parent") references "data"."complaint" ("dealership", "id") on delete cascade;
alter table "data"."complaint__comments" add constraint "complaint__comments_parent_fkey" foreign key ("dealership", "parent") references "data"."complaint" ("dealership", "id") on delete cascade;
alter table "data"."complaint__comments" add constraint "complaint__comments_author_fkey" foreign key ("author") references "platform"."user" ("id");
alter table "data"."discount_card" add constraint "discount_card_client_fkey" foreign key ("client") references "data"."client" ("id");
alter table "data"."incoming_traffic" add constraint "incoming_traffic_goal_fkey" foreign key ("goal") references "data"."traffic_goal" ("id");
alter table "data"."incoming_traffic" add constraint "incoming_traffic_client_fkey" foreign key ("client") references "data"."client" ("id");
alter table "data"."incoming_traffic" add constraint "incoming_traffic_vehicle_fkey" foreign key ("vehicle") references "data"."vehicle" ("id");
alter table "data"."incoming_traffic" add constraint "incoming_traffic_responsible_fkey" foreign key ("responsible") references "platform"."user" ("id");
alter table "data"."incoming_traffic" add constraint "incoming_traffic_call_back_task_fkey" foreign key ("dealership", "call_back_task") references "data"."task" ("dealership", "id");
alter table "data"."incoming_traffic" add constraint "incoming_traffic_worksheet_fkey" foreign key ("dealership", "worksheet") references "data"."worksheet" ("dealership", "id");
alter table "data"."incoming_traffic" add constraint "incoming_traffic_booking_fkey" foreign key ("dealership", "booking") references "data"."pre_booking" ("dealership", "id");
alter table "data"."incoming_traffic" add constraint "incoming_traffic_visit_fkey" foreign key ("dealership", "visit") references "data"."vehicle_visit" ("dealership", "id");
alter table "data"."incoming_traffic" add constraint "incoming_traffic_work_order_fkey" foreign key ("dealership", "work_order") references "data"."work_order" ("dealership", "id");
alter table "data"."incoming_traffic" add constraint "incoming_traffic_complaint_fkey" foreign key ("dealership", "complaint") references "data"."complaint" ("dealership", "id");
alter table "data"."incoming_traffic" add constraint "incoming_traffic_registered_by_fkey" foreign key ("registered_by") references "platform"."user" ("id");
alter table "data"."incoming_traffic" add constraint "incoming_traffic_taken_by_fkey" foreign key ("taken_by") references "platform"."user" ("id");
alter table "data"."incoming_traffic" add constraint "incoming_traffic_ignore_reason_fkey" foreign key ("ignore_reason") references "data"."ignore_reason" ("id");
alter table "data"."payment" add constraint "payment_work_order_fkey" foreign key ("dealership", "work_order") references "data"."work_order" ("dealership", "id");
alter table "data"."payment" add constraint "payment_client_fkey" foreign key ("client") references "data"."client" ("id");
alter table "data"."payment" add constraint "payment_received_by_fkey" foreign key ("received_by") references "platform"."user" ("id");
alter table "data"."pre_booking" add constraint "pre_booking_client_fkey" foreign key ("client") references "data"."client" ("id");
alter table "data"."pre_booking" add constraint "pre_booking_vehicle_fkey" foreign key ("vehicle") references "data"."vehicle" ("id");
alter table "data"."pre_booking" add constraint "pre_booking_bay_fkey" foreign key ("bay") references "data"."bay" ("id");
alter table "data"."pre_booking" add constraint "pre_booking_advisor_fkey" foreign key ("advisor") references "platform"."user" ("id");
alter table "data"."pre_booking" add constraint "pre_booking_goal_fkey" foreign key ("goal") references "data"."traffic_goal" ("id");
alter table "data"."pre_booking" add constraint "pre_booking_source_fkey" foreign key ("dealership", "source") references "data"."incoming_traffic" ("dealership", "id");
alter table "data"."survey_response" add constraint "survey_response_survey_type_fkey" foreign key ("survey_type") references "data"."survey_type" ("id");
alter table "data"."survey_response" add constraint "survey_response_work_order_fkey" foreign key ("dealership", "work_order") references "data"."work_order" ("dealership", "id");
alter table "data"."survey_response" add constraint "survey_response_client_fkey" foreign key ("client") references "data"."client" ("id");
alter table "data"."survey_response" add constraint "survey_response_owner_fkey" foreign key ("owner") references "data"."client" ("id");
alter table "data"."survey_response" add constraint "survey_response_vehicle_fkey" foreign key ("vehicle") references "data"."vehicle" ("id");
alter table "data"."survey_response" add constraint "survey_response_surveyed_by_fkey" foreign key ("surveyed_by") references "platform"."user" ("id");
alter table "data"."survey_response" add constraint "survey_response_category_fkey" foreign key ("category") references "data"."complaint_category" ("id");
alter table "data"."survey_response" add constraint "survey_response_complaint_fkey" foreign key ("dealership", "complaint") references "data"."complaint" ("dealership", "id");
alter table "data"."task" add constraint "task_assignee_fkey" foreign key ("assignee") references "platform"."user" ("id");
alter table "data"."task" add constraint "task_client_fkey" foreign key ("client") references "data"."client" ("id");
alter table "data"."task" add constraint "task_work_order_fkey" foreign key ("dealership", "work_order") references "data"."work_order" ("dealership", "id");
alter table "data"."task" add constraint "task_complaint_fkey" foreign key ("dealership", "complaint") references "data"."complaint" ("dealership", "id");
alter table "data"."task" add constraint "task_contact_fkey" foreign key ("dealership", "contact") references "data"."incoming_traffic" ("dealership", "id");
alter table "data"."traffic_goal" add constraint "traffic_goal_supervisor_fkey" foreign key ("supervisor") references "platform"."user" ("id");
alter table "data"."traffic_goal__specialists" add constraint "traffic_goal__specialists_parent_fkey" foreign key ("parent") references "data"."traffic_goal" ("id") on delete cascade;
alter table "data"."traffic_goal__specialists" add constraint "traffic_goal__specialists_user_fkey" foreign key ("user") references "platform"."user" ("id");
alter table "data"."traffic_goal__documents" add constraint "traffic_goal__documents_parent_fkey" foreign key ("parent") references "data"."traffic_goal" ("id") on delete cascade;
alter table "data"."vehicle_visit" add constraint "vehicle_visit_client_fkey" foreign key ("client") references "data"."client" ("id");
alter table "data"."vehicle_visit" add constraint "vehicle_visit_vehicle_fkey" foreign key ("vehicle") references "data"."vehicle" ("id");
alter table "data"."vehicle_visit" add constraint "vehicle_visit_booking_fkey" foreign key ("dealership", "booking") references "data"."pre_booking" ("dealership", "id");
alter table "data"."vehicle_visit" add constraint "vehicle_visit_advisor_fkey" foreign key ("advisor") references "platform"."user" ("id");
alter table "data"."vehicle_visit" add constraint "vehicle_visit_goal_fkey" foreign key ("goal") references "data"."traffic_goal" ("id");
alter table "data"."vehicle_visit" add constraint "vehicle_visit_source_fkey" foreign key ("dealership", "source") references "data"."incoming_traffic" ("dealership", "id");
alter table "data"."vehicle" add constraint "vehicle_owner_fkey" foreign key ("owner") references "data"."client" ("id");
alter table "data"."work_order" add constraint "work_order_client_fkey" foreign key ("client") references "data"."client" ("id");
alter table "data"."work_order" add constraint "work_order_vehicle_fkey" foreign key ("vehicle") references "data"."vehicle" ("id");
alter table "data"."work_order" add constraint "work_order_owner_fkey" foreign key ("owner") references "data"."client" ("id");
alter table "data"."work_order" add constraint "work_order_order_type_fkey" foreign key ("order_type") references "data"."order_type" ("id");
alter table "data"."work_order" add constraint "work_order_vehicle_visit_fkey" foreign key ("dealership", "vehicle_visit") references "data"."vehicle_visit" ("dealership", "id");
alter table "data"."work_order" add constraint "work_order_advisor_fkey" foreign key ("advisor") references "platform"."user" ("id");
alter table "data"."work_order" add constraint "work_order_mechanic_fkey" foreign key ("mechanic") references "platform"."user" ("id");
alter table "data"."work_order" add constraint "work_order_bay_fkey" foreign key ("bay") references "data"."bay" ("id");
alter table "data"."work_order" add constraint "work_order_dealer_column_fkey" foreign key ("dealer_column") references "data"."dealer_column" ("id");
alter table "data"."work_order__works" add constraint "work_order__works_parent_fkey" foreign key ("dealership", "parent") references "data"."work_order" ("dealership", "id") on delete cascade;
alter table "data"."work_order__works" add constraint "work_order__works_mechanic_fkey" foreign key ("mechanic") references "platform"."user" ("id");
alter table "data"."work_order__parts" add constraint "work_order__parts_parent_fkey" foreign key ("dealership", "parent") references "data"."work_order" ("dealership", "id") on delete cascade;
alter table "data"."worksheet" add constraint "worksheet_client_fkey" foreign key ("client") references "data"."client" ("id");
alter table "data"."worksheet" add constraint "worksheet_vehicle_fkey" foreign key ("vehicle") references "data"."vehicle" ("id");
alter table "data"."worksheet" add constraint "worksheet_responsible_fkey" foreign key ("responsible") references "platform"."user" ("id");
alter table "data"."worksheet" add constraint "worksheet_goal_fkey" foreign key ("goal") references "data"."traffic_goal" ("id");
alter table "data"."worksheet" add constraint "worksheet_source_fkey" foreign key ("dealership", "source") references "data"."incoming_traffic" ("dealership", "id");
create index "bay_dealership_created_idx" on "data"."bay" using btree ("dealership", "created_at", "id") where ("deleted_at" is null);
comment on index "data"."bay_dealership_created_idx" is 'using btree ("dealership", "created_at", "id") where ("deleted_at" is null)';
create index "bay_search_trgm" on "data"."bay" using gin ("search" gin_trgm_ops);
comment on index "data"."bay_search_trgm" is 'using gin ("search" gin_trgm_ops)';
create unique index "bay_dealership_code_key" on "data"."bay" using btree ("dealership", "code") nulls not distinct where ("deleted_at" is null and "code" is not null);
comment on index "data"."bay_dealership_code_key" is 'using btree ("dealership", "code") nulls not distinct where ("deleted_at" is null and "code" is not null)';
create index "client_category_created_idx" on "data"."client_category" using btree ("created_at", "id") where ("deleted_at" is null);
comment on index "data"."client_category_created_idx" is 'using btree ("created_at", "id") where ("deleted_at" is null)';
create index "client_category_search_trgm" on "data"."client_category" using gin ("search" gin_trgm_ops);
comment on index "data"."client_category_search_trgm" is 'using gin ("search" gin_trgm_ops)';
create unique index "client_category_code_key" on "data"."client_category" using btree ("code") nulls not distinct where ("deleted_at" is null and "code" is not null);
comment on index "data"."client_category_code_key" is 'using btree ("code") nulls not distinct where ("deleted_at" is null and "code" is not null)';
create index "client_group_created_idx" on "data"."client_group" using btree ("created_at", "id") where ("deleted_at" is null);
comment on index "data"."client_group_created_idx" is 'using btree ("created_at", "id") where ("deleted_at" is null)';
create index "client_group_search_trgm" on "data"."client_group" using gin ("search" gin_trgm_ops);
comment on index "data"."client_group_search_trgm" is 'using gin ("search" gin_trgm_ops)';
create unique index "client_group_code_key" on "data"."client_group" using btree ("code") nulls not distinct where ("deleted_at" is null and "code" is not null);
comment on index "data"."client_group_code_key" is 'using btree ("code") nulls not distinct where ("deleted_at" is null and "code" is not null)';
create index "client_group_parent_idx" on "data"."client_group" using btree ("parent");
comment on index "data"."client_group_parent_idx" is 'using btree ("parent")';
create index "client_created_idx" on "data"."client" using btree ("created_at", "id") where ("deleted_at" is null);
comment on index "data"."client_created_idx" is 'using btree ("created_at", "id") where ("deleted_at" is null)';
create index "client_search_trgm" on "data"."client" using gin ("search" gin_trgm_ops);
comment on index "data"."client_search_trgm" is 'using gin ("search" gin_trgm_ops)';
create index "client_name_idx" on "data"."client" using btree ("name");
comment on index "data"."client_name_idx" is 'using btree ("name")';
create index "client_phone_idx" on "data"."client" using btree ("phone");
comment on index "data"."client_phone_idx" is 'using btree ("phone")';
create index "client_dealer_column_idx" on "data"."client" using btree ("dealer_column");
comment on index "data"."client_dealer_column_idx" is 'using btree ("dealer_column")';
create index "client_tax_number_idx" on "data"."client" using btree ("tax_number");
comment on index "data"."client_tax_number_idx" is 'using btree ("tax_number")';
create unique index "client_client_code_key" on "data"."client" using btree ("client_code") nulls not distinct where ("deleted_at" is null and "client_code" is not null);
comment on index "data"."client_client_code_key" is 'using btree ("client_code") nulls not distinct where ("deleted_at" is null and "client_code" is not null)';
create index "client_client_group_idx" on "data"."client" using btree ("client_group");
comment on index "data"."client_client_group_idx" is 'using btree ("client_group")';
create index "client_discount_card_idx" on "data"."client" using btree ("discount_card");
comment on index "data"."client_discount_card_idx" is 'using btree ("discount_card")';
create index "client_client_category_idx" on "data"."client" using btree ("client_category");
comment on index "data"."client_client_category_idx" is 'using btree ("client_category")';
create index "client_do_not_call_idx" on "data"."client" using btree ("do_not_call");
comment on index "data"."client_do_not_call_idx" is 'using btree ("do_not_call")';
create index "client_city_idx" on "data"."client" using btree ("city");
comment on index "data"."client_city_idx" is 'using btree ("city")';
create index "client_region_idx" on "data"."client" using btree ("region");
comment on index "data"."client_region_idx" is 'using btree ("region")';
create index "client_do_not_call_set_by_idx" on "data"."client" using btree ("do_not_call_set_by");
comment on index "data"."client_do_not_call_set_by_idx" is 'using btree ("do_not_call_set_by")';
create index "client__contacts_parent_idx" on "data"."client__contacts" using btree ("parent");
comment on index "data"."client__contacts_parent_idx" is 'using btree ("parent")';
create index "client__urgent_calls_parent_idx" on "data"."client__urgent_calls" using btree ("parent");
comment on index "data"."client__urgent_calls_parent_idx" is 'using btree ("parent")';
create index "client__urgent_calls_called_by_idx" on "data"."client__urgent_calls" using btree ("called_by");
comment on index "data"."client__urgent_calls_called_by_idx" is 'using btree ("called_by")';
create index "complaint_category_dealership_created_idx" on "data"."complaint_category" using btree ("dealership", "created_at", "id") where ("deleted_at" is null);
comment on index "data"."complaint_category_dealership_created_idx" is 'using btree ("dealership", "created_at", "id") where ("deleted_at" is null)';
create index "complaint_category_search_trgm" on "data"."complaint_category" using gin ("search" gin_trgm_ops);
comment on index "data"."complaint_category_search_trgm" is 'using gin ("search" gin_trgm_ops)';
create unique index "complaint_category_dealership_code_key" on "data"."complaint_category" using btree ("dealership", "code") nulls not distinct where ("deleted_at" is null and "code" is not null);
comment on index "data"."complaint_category_dealership_code_key" is 'using btree ("dealership", "code") nulls not distinct where ("deleted_at" is null and "code" is not null)';
create index "complaint_category_dealership_group_idx" on "data"."complaint_category" using btree ("dealership", "group");
comment on index "data"."complaint_category_dealership_group_idx" is 'using btree ("dealership", "group")';
create index "complaint_category_dealership_active_idx" on "data"."complaint_category" using btree ("dealership", "active");
comment on index "data"."complaint_category_dealership_active_idx" is 'using btree ("dealership", "active")';
create index "complaint_id_idx" on "data"."complaint" using btree ("id");
comment on index "data"."complaint_id_idx" is 'using btree ("id")';
create index "complaint_dealership_created_idx" on "data"."complaint" using btree ("dealership", "created_at", "id") where ("deleted_at" is null);
comment on index "data"."complaint_dealership_created_idx" is 'using btree ("dealership", "created_at", "id") where ("deleted_at" is null)';
create index "complaint_dealership_state_idx" on "data"."complaint" using btree ("dealership", "state", "created_at", "id") where ("deleted_at" is null);
comment on index "data"."complaint_dealership_state_idx" is 'using btree ("dealership", "state", "created_at", "id") where ("deleted_at" is null)';
create index "complaint_dealership_number_idx" on "data"."complaint" using btree ("dealership", "number");
comment on index "data"."complaint_dealership_number_idx" is 'using btree ("dealership", "number")';
create index "complaint_search_trgm" on "data"."complaint" using gin ("search" gin_trgm_ops);
comment on index "data"."complaint_search_trgm" is 'using gin ("search" gin_trgm_ops)';
create index "complaint_dealership_client_idx" on "data"."complaint" using btree ("dealership", "client");
comment on index "data"."complaint_dealership_client_idx" is 'using btree ("dealership", "client")';
create index "complaint_dealership_channel_idx" on "data"."complaint" using btree ("dealership", "channel");
comment on index "data"."complaint_dealership_channel_idx" is 'using btree ("dealership", "channel")';
create index "complaint_dealership_document_type_idx" on "data"."complaint" using btree ("dealership", "document_type");
comment on index "data"."complaint_dealership_document_type_idx" is 'using btree ("dealership", "document_type")';
create index "complaint_dealership_category_idx" on "data"."complaint" using btree ("dealership", "category");
comment on index "data"."complaint_dealership_category_idx" is 'using btree ("dealership", "category")';
create index "complaint_dealership_attention_idx" on "data"."complaint" using btree ("dealership", "attention");
comment on index "data"."complaint_dealership_attention_idx" is 'using btree ("dealership", "attention")';
create index "complaint_dealership_vehicle_idx" on "data"."complaint" using btree ("dealership", "vehicle");
comment on index "data"."complaint_dealership_vehicle_idx" is 'using btree ("dealership", "vehicle")';
create index "complaint_dealership_owner_idx" on "data"."complaint" using btree ("dealership", "owner");
comment on index "data"."complaint_dealership_owner_idx" is 'using btree ("dealership", "owner")';
create index "complaint_dealership_work_order_idx" on "data"."complaint" using btree ("dealership", "work_order");
comment on index "data"."complaint_dealership_work_order_idx" is 'using btree ("dealership", "work_order")';
create index "complaint_dealership_initiator_idx" on "data"."complaint" using btree ("dealership", "initiator");
comment on index "data"."complaint_dealership_initiator_idx" is 'using btree ("dealership", "initiator")';
create index "complaint_dealership_responsible_idx" on "data"."complaint" using btree ("dealership", "responsible");
comment on index "data"."complaint_dealership_responsible_idx" is 'using btree ("dealership", "responsible")';
create index "complaint_dealership_department_idx" on "data"."complaint" using btree ("dealership", "department");
comment on index "data"."complaint_dealership_department_idx" is 'using btree ("dealership", "department")';
create index "complaint_dealership_due_on_idx" on "data"."complaint" using btree ("dealership", "due_on");
comment on index "data"."complaint_dealership_due_on_idx" is 'using btree ("dealership", "due_on")';
create index "complaint_dealership_satisfaction_idx" on "data"."complaint" using btree ("dealership", "satisfaction");
comment on index "data"."complaint_dealership_satisfaction_idx" is 'using btree ("dealership", "satisfaction")';
create index "complaint_dealership_completed_on_idx" on "data"."complaint" using btree ("dealership", "completed_on");
comment on index "data"."complaint_dealership_completed_on_idx" is 'using btree ("dealership", "completed_on")';
create index "complaint__more_categories_dealership_parent_idx" on "data"."complaint__more_categories" using btree ("dealership", "parent");
comment on index "data"."complaint__more_categories_dealership_parent_idx" is 'using btree ("dealership", "parent")';
create index "complaint__more_categories_dealership_category_idx" on "data"."complaint__more_categories" using btree ("dealership", "category");
comment on index "data"."complaint__more_categories_dealership_category_idx" is 'using btree ("dealership", "category")';
create index "complaint__more_work_orders_dealership_parent_idx" on "data"."complaint__more_work_orders" using btree ("dealership", "parent");
comment on index "data"."complaint__more_work_orders_dealership_parent_idx" is 'using btree ("dealership", "parent")';
create index "complaint__more_work_orders_dealership_work_order_idx" on "data"."complaint__more_work_orders" using btree ("dealership", "work_order");
comment on index "data"."complaint__more_work_orders_dealership_work_order_idx" is 'using btree ("dealership", "work_order")';
create index "complaint__resolution_methods_dealership_parent_idx" on "data"."complaint__resolution_methods" using btree ("dealership", "parent");
comment on index "data"."complaint__resolution_methods_dealership_parent_idx" is 'using btree ("dealership", "parent")';
create index "complaint__comments_dealership_parent_idx" on "data"."complaint__comments" using btree ("dealership", "parent");
comment on index "data"."complaint__comments_dealership_parent_idx" is 'using btree ("dealership", "parent")';
create index "complaint__comments_dealership_author_idx" on "data"."complaint__comments" using btree ("dealership", "author");
comment on index "data"."complaint__comments_dealership_author_idx" is 'using btree ("dealership", "author")';
create index "dealer_column_created_idx" on "data"."dealer_column" using btree ("created_at", "id") where ("deleted_at" is null);
comment on index "data"."dealer_column_created_idx" is 'using btree ("created_at", "id") where ("deleted_at" is null)';
create index "dealer_column_search_trgm" on "data"."dealer_column" using gin ("search" gin_trgm_ops);
comment on index "data"."dealer_column_search_trgm" is 'using gin ("search" gin_trgm_ops)';
create unique index "dealer_column_code_key" on "data"."dealer_column" using btree ("code") nulls not distinct where ("deleted_at" is null and "code" is not null);
comment on index "data"."dealer_column_code_key" is 'using btree ("code") nulls not distinct where ("deleted_at" is null and "code" is not null)';
create index "discount_card_created_idx" on "data"."discount_card" using btree ("created_at", "id") where ("deleted_at" is null);
comment on index "data"."discount_card_created_idx" is 'using btree ("created_at", "id") where ("deleted_at" is null)';
create index "discount_card_search_trgm" on "data"."discount_card" using gin ("search" gin_trgm_ops);
comment on index "data"."discount_card_search_trgm" is 'using gin ("search" gin_trgm_ops)';
create unique index "discount_card_card_number_key" on "data"."discount_card" using btree ("card_number") nulls not distinct where ("deleted_at" is null and "card_number" is not null);
comment on index "data"."discount_card_card_number_key" is 'using btree ("card_number") nulls not distinct where ("deleted_at" is null and "card_number" is not null)';
create index "discount_card_client_idx" on "data"."discount_card" using btree ("client");
comment on index "data"."discount_card_client_idx" is 'using btree ("client")';
create index "discount_card_valid_to_idx" on "data"."discount_card" using btree ("valid_to");
comment on index "data"."discount_card_valid_to_idx" is 'using btree ("valid_to")';
create index "ignore_reason_dealership_created_idx" on "data"."ignore_reason" using btree ("dealership", "created_at", "id") where ("deleted_at" is null);
comment on index "data"."ignore_reason_dealership_created_idx" is 'using btree ("dealership", "created_at", "id") where ("deleted_at" is null)';
create index "ignore_reason_search_trgm" on "data"."ignore_reason" using gin ("search" gin_trgm_ops);
comment on index "data"."ignore_reason_search_trgm" is 'using gin ("search" gin_trgm_ops)';
create unique index "ignore_reason_dealership_code_key" on "data"."ignore_reason" using btree ("dealership", "code") nulls not distinct where ("deleted_at" is null and "code" is not null);
comment on index "data"."ignore_reason_dealership_code_key" is 'using btree ("dealership", "code") nulls not distinct where ("deleted_at" is null and "code" is not null)';
create index "ignore_reason_dealership_kind_idx" on "data"."ignore_reason" using btree ("dealership", "kind");
comment on index "data"."ignore_reason_dealership_kind_idx" is 'using btree ("dealership", "kind")';
create index "ignore_reason_dealership_active_idx" on "data"."ignore_reason" using btree ("dealership", "active");
comment on index "data"."ignore_reason_dealership_active_idx" is 'using btree ("dealership", "active")';
create index "incoming_traffic_id_idx" on "data"."incoming_traffic" using btree ("id");
comment on index "data"."incoming_traffic_id_idx" is 'using btree ("id")';
create index "incoming_traffic_dealership_created_idx" on "data"."incoming_traffic" using btree ("dealership", "created_at", "id") where ("deleted_at" is null);
comment on index "data"."incoming_traffic_dealership_created_idx" is 'using btree ("dealership", "created_at", "id") where ("deleted_at" is null)';
create index "incoming_traffic_dealership_state_idx" on "data"."incoming_traffic" using btree ("dealership", "state", "created_at", "id") where ("deleted_at" is null);
comment on index "data"."incoming_traffic_dealership_state_idx" is 'using btree ("dealership", "state", "created_at", "id") where ("deleted_at" is null)';
create index "incoming_traffic_dealership_number_idx" on "data"."incoming_traffic" using btree ("dealership", "number");
comment on index "data"."incoming_traffic_dealership_number_idx" is 'using btree ("dealership", "number")';
create index "incoming_traffic_search_trgm" on "data"."incoming_traffic" using gin ("search" gin_trgm_ops);
comment on index "data"."incoming_traffic_search_trgm" is 'using gin ("search" gin_trgm_ops)';
create index "incoming_traffic_dealership_channel_idx" on "data"."incoming_traffic" using btree ("dealership", "channel");
comment on index "data"."incoming_traffic_dealership_channel_idx" is 'using btree ("dealership", "channel")';
create index "incoming_traffic_dealership_department_idx" on "data"."incoming_traffic" using btree ("dealership", "department");
comment on index "data"."incoming_traffic_dealership_department_idx" is 'using btree ("dealership", "department")';
create index "incoming_traffic_dealership_goal_idx" on "data"."incoming_traffic" using btree ("dealership", "goal");
comment on index "data"."incoming_traffic_dealership_goal_idx" is 'using btree ("dealership", "goal")';
create index "incoming_traffic_dealership_client_idx" on "data"."incoming_traffic" using btree ("dealership", "client");
comment on index "data"."incoming_traffic_dealership_client_idx" is 'using btree ("dealership", "client")';
create index "incoming_traffic_dealership_phone_idx" on "data"."incoming_traffic" using btree ("dealership", "phone");
comment on index "data"."incoming_traffic_dealership_phone_idx" is 'using btree ("dealership", "phone")';
create index "incoming_traffic_dealership_vehicle_idx" on "data"."incoming_traffic" using btree ("dealership", "vehicle");
comment on index "data"."incoming_traffic_dealership_vehicle_idx" is 'using btree ("dealership", "vehicle")';
create index "incoming_traffic_dealership_responsible_idx" on "data"."incoming_traffic" using btree ("dealership", "responsible");
comment on index "data"."incoming_traffic_dealership_responsible_idx" is 'using btree ("dealership", "responsible")';
create index "incoming_traffic_dealership_source_idx" on "data"."incoming_traffic" using btree ("dealership", "source");
comment on index "data"."incoming_traffic_dealership_source_idx" is 'using btree ("dealership", "source")';
create index "incoming_traffic_dealership_call_back_idx" on "data"."incoming_traffic" using btree ("dealership", "call_back");
comment on index "data"."incoming_traffic_dealership_call_back_idx" is 'using btree ("dealership", "call_back")';
create index "incoming_traffic_dealership_call_back_task_idx" on "data"."incoming_traffic" using btree ("dealership", "call_back_task");
comment on index "data"."incoming_traffic_dealership_call_back_task_idx" is 'using btree ("dealership", "call_back_task")';
create index "incoming_traffic_dealership_worksheet_idx" on "data"."incoming_traffic" using btree ("dealership", "worksheet");
comment on index "data"."incoming_traffic_dealership_worksheet_idx" is 'using btree ("dealership", "worksheet")';
create index "incoming_traffic_dealership_booking_idx" on "data"."incoming_traffic" using btree ("dealership", "booking");
comment on index "data"."incoming_traffic_dealership_booking_idx" is 'using btree ("dealership", "booking")';
create index "incoming_traffic_dealership_visit_idx" on "data"."incoming_traffic" using btree ("dealership", "visit");
comment on index "data"."incoming_traffic_dealership_visit_idx" is 'using btree ("dealership", "visit")';
create index "incoming_traffic_dealership_work_order_idx" on "data"."incoming_traffic" using btree ("dealership", "work_order");
comment on index "data"."incoming_traffic_dealership_work_order_idx" is 'using btree ("dealership", "work_order")';
create index "incoming_traffic_dealership_complaint_idx" on "data"."incoming_traffic" using btree ("dealership", "complaint");
comment on index "data"."incoming_traffic_dealership_complaint_idx" is 'using btree ("dealership", "complaint")';
create index "incoming_traffic_dealership_registered_by_idx" on "data"."incoming_traffic" using btree ("dealership", "registered_by");
comment on index "data"."incoming_traffic_dealership_registered_by_idx" is 'using btree ("dealership", "registered_by")';
create index "incoming_traffic_dealership_registered_at_idx" on "data"."incoming_traffic" using btree ("dealership", "registered_at");
comment on index "data"."incoming_traffic_dealership_registered_at_idx" is 'using btree ("dealership", "registered_at")';
create index "incoming_traffic_dealership_taken_by_idx" on "data"."incoming_traffic" using btree ("dealership", "taken_by");
comment on index "data"."incoming_traffic_dealership_taken_by_idx" is 'using btree ("dealership", "taken_by")';
create index "incoming_traffic_dealership_taken_at_idx" on "data"."incoming_traffic" using btree ("dealership", "taken_at");
comment on index "data"."incoming_traffic_dealership_taken_at_idx" is 'using btree ("dealership", "taken_at")';
create index "incoming_traffic_dealership_waiting_minutes_idx" on "data"."incoming_traffic" using btree ("dealership", "waiting_minutes");
comment on index "data"."incoming_traffic_dealership_waiting_minutes_idx" is 'using btree ("dealership", "waiting_minutes")';
create index "incoming_traffic_dealership_closed_at_idx" on "data"."incoming_traffic" using btree ("dealership", "closed_at");
comment on index "data"."incoming_traffic_dealership_closed_at_idx" is 'using btree ("dealership", "closed_at")';
create index "incoming_traffic_dealership_processing_minutes_idx" on "data"."incoming_traffic" using btree ("dealership", "processing_minutes");
comment on index "data"."incoming_traffic_dealership_processing_minutes_idx" is 'using btree ("dealership", "processing_minutes")';
create index "incoming_traffic_dealership_ignore_reason_idx" on "data"."incoming_traffic" using btree ("dealership", "ignore_reason");
comment on index "data"."incoming_traffic_dealership_ignore_reason_idx" is 'using btree ("dealership", "ignore_reason")';
create index "order_type_dealership_created_idx" on "data"."order_type" using btree ("dealership", "created_at", "id") where ("deleted_at" is null);
comment on index "data"."order_type_dealership_created_idx" is 'using btree ("dealership", "created_at", "id") where ("deleted_at" is null)';
create index "order_type_search_trgm" on "data"."order_type" using gin ("search" gin_trgm_ops);
comment on index "data"."order_type_search_trgm" is 'using gin ("search" gin_trgm_ops)';
create unique index "order_type_dealership_code_key" on "data"."order_type" using btree ("dealership", "code") nulls not distinct where ("deleted_at" is null and "code" is not null);
comment on index "data"."order_type_dealership_code_key" is 'using btree ("dealership", "code") nulls not distinct where ("deleted_at" is null and "code" is not null)';
create index "payment_id_idx" on "data"."payment" using btree ("id");
comment on index "data"."payment_id_idx" is 'using btree ("id")';
create index "payment_dealership_created_idx" on "data"."payment" using btree ("dealership", "created_at", "id") where ("deleted_at" is null);
comment on index "data"."payment_dealership_created_idx" is 'using btree ("dealership", "created_at", "id") where ("deleted_at" is null)';
create index "payment_dealership_number_idx" on "data"."payment" using btree ("dealership", "number");
comment on index "data"."payment_dealership_number_idx" is 'using btree ("dealership", "number")';
create index "payment_search_trgm" on "data"."payment" using gin ("search" gin_trgm_ops);
comment on index "data"."payment_search_trgm" is 'using gin ("search" gin_trgm_ops)';
create index "payment_dealership_work_order_idx" on "data"."payment" using btree ("dealership", "work_order");
comment on index "data"."payment_dealership_work_order_idx" is 'using btree ("dealership", "work_order")';
create index "payment_dealership_client_idx" on "data"."payment" using btree ("dealership", "client");
comment on index "data"."payment_dealership_client_idx" is 'using btree ("dealership", "client")';
create index "payment_dealership_amount_idx" on "data"."payment" using btree ("dealership", "amount");
comment on index "data"."payment_dealership_amount_idx" is 'using btree ("dealership", "amount")';
create index "payment_dealership_paid_on_idx" on "data"."payment" using btree ("dealership", "paid_on");
comment on index "data"."payment_dealership_paid_on_idx" is 'using btree ("dealership", "paid_on")';
create index "payment_dealership_received_by_idx" on "data"."payment" using btree ("dealership", "received_by");
comment on index "data"."payment_dealership_received_by_idx" is 'using btree ("dealership", "received_by")';
create index "pre_booking_id_idx" on "data"."pre_booking" using btree ("id");
comment on index "data"."pre_booking_id_idx" is 'using btree ("id")';
create index "pre_booking_dealership_created_idx" on "data"."pre_booking" using btree ("dealership", "created_at", "id") where ("deleted_at" is null);
comment on index "data"."pre_booking_dealership_created_idx" is 'using btree ("dealership", "created_at", "id") where ("deleted_at" is null)';
create index "pre_booking_dealership_state_idx" on "data"."pre_booking" using btree ("dealership", "state", "created_at", "id") where ("deleted_at" is null);
comment on index "data"."pre_booking_dealership_state_idx" is 'using btree ("dealership", "state", "created_at", "id") where ("deleted_at" is null)';
create index "pre_booking_dealership_number_idx" on "data"."pre_booking" using btree ("dealership", "number");
comment on index "data"."pre_booking_dealership_number_idx" is 'using btree ("dealership", "number")';
create index "pre_booking_search_trgm" on "data"."pre_booking" using gin ("search" gin_trgm_ops);
comment on index "data"."pre_booking_search_trgm" is 'using gin ("search" gin_trgm_ops)';
create index "pre_booking_dealership_client_idx" on "data"."pre_booking" using btree ("dealership", "client");
comment on index "data"."pre_booking_dealership_client_idx" is 'using btree ("dealership", "client")';
create index "pre_booking_dealership_vehicle_idx" on "data"."pre_booking" using btree ("dealership", "vehicle");
comment on index "data"."pre_booking_dealership_vehicle_idx" is 'using btree ("dealership", "vehicle")';
create index "pre_booking_dealership_work_kind_idx" on "data"."pre_booking" using btree ("dealership", "work_kind");
comment on index "data"."pre_booking_dealership_work_kind_idx" is 'using btree ("dealership", "work_kind")';
create index "pre_booking_dealership_planned_start_idx" on "data"."pre_booking" using btree ("dealership", "planned_start");
comment on index "data"."pre_booking_dealership_planned_start_idx" is 'using btree ("dealership", "planned_start")';
create index "pre_booking_dealership_bay_idx" on "data"."pre_booking" using btree ("dealership", "bay");
comment on index "data"."pre_booking_dealership_bay_idx" is 'using btree ("dealership", "bay")';
create index "pre_booking_dealership_advisor_idx" on "data"."pre_booking" using btree ("dealership", "advisor");
comment on index "data"."pre_booking_dealership_advisor_idx" is 'using btree ("dealership", "advisor")';
create index "pre_booking_dealership_goal_idx" on "data"."pre_booking" using btree ("dealership", "goal");
comment on index "data"."pre_booking_dealership_goal_idx" is 'using btree ("dealership", "goal")';
create index "pre_booking_dealership_source_idx" on "data"."pre_booking" using btree ("dealership", "source");
comment on index "data"."pre_booking_dealership_source_idx" is 'using btree ("dealership", "source")';
create index "survey_response_id_idx" on "data"."survey_response" using btree ("id");
comment on index "data"."survey_response_id_idx" is 'using btree ("id")';
create index "survey_response_dealership_created_idx" on "data"."survey_response" using btree ("dealership", "created_at", "id") where ("deleted_at" is null);
comment on index "data"."survey_response_dealership_created_idx" is 'using btree ("dealership", "created_at", "id") where ("deleted_at" is null)';
create index "survey_response_dealership_state_idx" on "data"."survey_response" using btree ("dealership", "state", "created_at", "id") where ("deleted_at" is null);
comment on index "data"."survey_response_dealership_state_idx" is 'using btree ("dealership", "state", "created_at", "id") where ("deleted_at" is null)';
create index "survey_response_search_trgm" on "data"."survey_response" using gin ("search" gin_trgm_ops);
comment on index "data"."survey_response_search_trgm" is 'using gin ("search" gin_trgm_ops)';
create index "survey_response_dealership_survey_type_idx" on "data"."survey_response" using btree ("dealership", "survey_type");
comment on index "data"."survey_response_dealership_survey_type_idx" is 'using btree ("dealership", "survey_type")';
create index "survey_response_dealership_work_order_idx" on "data"."survey_response" using btree ("dealership", "work_order");
comment on index "data"."survey_response_dealership_work_order_idx" is 'using btree ("dealership", "work_order")';
create index "survey_response_dealership_client_idx" on "data"."survey_response" using btree ("dealership", "client");
comment on index "data"."survey_response_dealership_client_idx" is 'using btree ("dealership", "client")';
create index "survey_response_dealership_owner_idx" on "data"."survey_response" using btree ("dealership", "owner");
comment on index "data"."survey_response_dealership_owner_idx" is 'using btree ("dealership", "owner")';
create index "survey_response_dealership_vehicle_idx" on "data"."survey_response" using btree ("dealership", "vehicle");
comment on index "data"."survey_response_dealership_vehicle_idx" is 'using btree ("dealership", "vehicle")';
create index "survey_response_dealership_planned_on_idx" on "data"."survey_response" using btree ("dealership", "planned_on");
comment on index "data"."survey_response_dealership_planned_on_idx" is 'using btree ("dealership", "planned_on")';
create index "survey_response_dealership_result_idx" on "data"."survey_response" using btree ("dealership", "result");
comment on index "data"."survey_response_dealership_result_idx" is 'using btree ("dealership", "result")';
create index "survey_response_dealership_answered_at_idx" on "data"."survey_response" using btree ("dealership", "answered_at");
comment on index "data"."survey_response_dealership_answered_at_idx" is 'using btree ("dealership", "answered_at")';
create index "survey_response_dealership_surveyed_by_idx" on "data"."survey_response" using btree ("dealership", "surveyed_by");
comment on index "data"."survey_response_dealership_surveyed_by_idx" is 'using btree ("dealership", "surveyed_by")';
create index "survey_response_dealership_polarity_idx" on "data"."survey_response" using btree ("dealership", "polarity");
comment on index "data"."survey_response_dealership_polarity_idx" is 'using btree ("dealership", "polarity")';
create index "survey_response_dealership_category_idx" on "data"."survey_response" using btree ("dealership", "category");
comment on index "data"."survey_response_dealership_category_idx" is 'using btree ("dealership", "category")';
create index "survey_response_dealership_complaint_idx" on "data"."survey_response" using btree ("dealership", "complaint");
comment on index "data"."survey_response_dealership_complaint_idx" is 'using btree ("dealership", "complaint")';
create index "survey_type_dealership_created_idx" on "data"."survey_type" using btree ("dealership", "created_at", "id") where ("deleted_at" is null);
comment on index "data"."survey_type_dealership_created_idx" is 'using btree ("dealership", "created_at", "id") where ("deleted_at" is null)';
create index "survey_type_search_trgm" on "data"."survey_type" using gin ("search" gin_trgm_ops);
comment on index "data"."survey_type_search_trgm" is 'using gin ("search" gin_trgm_ops)';
create unique index "survey_type_dealership_code_key" on "data"."survey_type" using btree ("dealership", "code") nulls not distinct where ("deleted_at" is null and "code" is not null);
comment on index "data"."survey_type_dealership_code_key" is 'using btree ("dealership", "code") nulls not distinct where ("deleted_at" is null and "code" is not null)';
create index "survey_type_dealership_active_idx" on "data"."survey_type" using btree ("dealership", "active");
comment on index "data"."survey_type_dealership_active_idx" is 'using btree ("dealership", "active")';
create index "task_id_idx" on "data"."task" using btree ("id");
comment on index "data"."task_id_idx" is 'using btree ("id")';
create index "task_dealership_created_idx" on "data"."task" using btree ("dealership", "created_at", "id") where ("deleted_at" is null);
comment on index "data"."task_dealership_created_idx" is 'using btree ("dealership", "created_at", "id") where ("deleted_at" is null)';
create index "task_dealership_state_idx" on "data"."task" using btree ("dealership", "state", "created_at", "id") where ("deleted_at" is null);
comment on index "data"."task_dealership_state_idx" is 'using btree ("dealership", "state", "created_at", "id") where ("deleted_at" is null)';
create index "task_search_trgm" on "data"."task" using gin ("search" gin_trgm_ops);
comment on index "data"."task_search_trgm" is 'using gin ("search" gin_trgm_ops)';
create index "task_dealership_due_at_idx" on "data"."task" using btree ("dealership", "due_at");
comment on index "data"."task_dealership_due_at_idx" is 'using btree ("dealership", "due_at")';
create index "task_dealership_assignee_idx" on "data"."task" using btree ("dealership", "assignee");
comment on index "data"."task_dealership_assignee_idx" is 'using btree ("dealership", "assignee")';
create index "task_dealership_client_idx" on "data"."task" using btree ("dealership", "client");
comment on index "data"."task_dealership_client_idx" is 'using btree ("dealership", "client")';
create index "task_dealership_work_order_idx" on "data"."task" using btree ("dealership", "work_order");
comment on index "data"."task_dealership_work_order_idx" is 'using btree ("dealership", "work_order")';
create index "task_dealership_complaint_idx" on "data"."task" using btree ("dealership", "complaint");
comment on index "data"."task_dealership_complaint_idx" is 'using btree ("dealership", "complaint")';
create index "task_dealership_contact_idx" on "data"."task" using btree ("dealership", "contact");
comment on index "data"."task_dealership_contact_idx" is 'using btree ("dealership", "contact")';
create index "traffic_goal_dealership_created_idx" on "data"."traffic_goal" using btree ("dealership", "created_at", "id") where ("deleted_at" is null);
comment on index "data"."traffic_goal_dealership_created_idx" is 'using btree ("dealership", "created_at", "id") where ("deleted_at" is null)';
create index "traffic_goal_search_trgm" on "data"."traffic_goal" using gin ("search" gin_trgm_ops);
comment on index "data"."traffic_goal_search_trgm" is 'using gin ("search" gin_trgm_ops)';
create unique index "traffic_goal_dealership_code_key" on "data"."traffic_goal" using btree ("dealership", "code") nulls not distinct where ("deleted_at" is null and "code" is not null);
comment on index "data"."traffic_goal_dealership_code_key" is 'using btree ("dealership", "code") nulls not distinct where ("deleted_at" is null and "code" is not null)';
create index "traffic_goal_dealership_channel_idx" on "data"."traffic_goal" using btree ("dealership", "channel");
comment on index "data"."traffic_goal_dealership_channel_idx" is 'using btree ("dealership", "channel")';
create index "traffic_goal_dealership_department_idx" on "data"."traffic_goal" using btree ("dealership", "department");
comment on index "data"."traffic_goal_dealership_department_idx" is 'using btree ("dealership", "department")';
create index "traffic_goal_dealership_supervisor_idx" on "data"."traffic_goal" using btree ("dealership", "supervisor");
comment on index "data"."traffic_goal_dealership_supervisor_idx" is 'using btree ("dealership", "supervisor")';
create index "traffic_goal_dealership_active_idx" on "data"."traffic_goal" using btree ("dealership", "active");
comment on index "data"."traffic_goal_dealership_active_idx" is 'using btree ("dealership", "active")';
create index "traffic_goal__specialists_parent_idx" on "data"."traffic_goal__specialists" using btree ("parent");
comment on index "data"."traffic_goal__specialists_parent_idx" is 'using btree ("parent")';
create index "traffic_goal__specialists_user_idx" on "data"."traffic_goal__specialists" using btree ("user");
comment on index "data"."traffic_goal__specialists_user_idx" is 'using btree ("user")';
create index "traffic_goal__documents_parent_idx" on "data"."traffic_goal__documents" using btree ("parent");
comment on index "data"."traffic_goal__documents_parent_idx" is 'using btree ("parent")';
create index "vehicle_visit_id_idx" on "data"."vehicle_visit" using btree ("id");
comment on index "data"."vehicle_visit_id_idx" is 'using btree ("id")';
create index "vehicle_visit_dealership_created_idx" on "data"."vehicle_visit" using btree ("dealership", "created_at", "id") where ("deleted_at" is null);
comment on index "data"."vehicle_visit_dealership_created_idx" is 'using btree ("dealership", "created_at", "id") where ("deleted_at" is null)';
create index "vehicle_visit_dealership_state_idx" on "data"."vehicle_visit" using btree ("dealership", "state", "created_at", "id") where ("deleted_at" is null);
comment on index "data"."vehicle_visit_dealership_state_idx" is 'using btree ("dealership", "state", "created_at", "id") where ("deleted_at" is null)';
create index "vehicle_visit_dealership_number_idx" on "data"."vehicle_visit" using btree ("dealership", "number");
comment on index "data"."vehicle_visit_dealership_number_idx" is 'using btree ("dealership", "number")';
create index "vehicle_visit_search_trgm" on "data"."vehicle_visit" using gin ("search" gin_trgm_ops);
comment on index "data"."vehicle_visit_search_trgm" is 'using gin ("search" gin_trgm_ops)';
create index "vehicle_visit_dealership_client_idx" on "data"."vehicle_visit" using btree ("dealership", "client");
comment on index "data"."vehicle_visit_dealership_client_idx" is 'using btree ("dealership", "client")';
create index "vehicle_visit_dealership_vehicle_idx" on "data"."vehicle_visit" using btree ("dealership", "vehicle");
comment on index "data"."vehicle_visit_dealership_vehicle_idx" is 'using btree ("dealership", "vehicle")';
create index "vehicle_visit_dealership_booking_idx" on "data"."vehicle_visit" using btree ("dealership", "booking");
comment on index "data"."vehicle_visit_dealership_booking_idx" is 'using btree ("dealership", "booking")';
create index "vehicle_visit_dealership_advisor_idx" on "data"."vehicle_visit" using btree ("dealership", "advisor");
comment on index "data"."vehicle_visit_dealership_advisor_idx" is 'using btree ("dealership", "advisor")';
create index "vehicle_visit_dealership_arrived_at_idx" on "data"."vehicle_visit" using btree ("dealership", "arrived_at");
comment on index "data"."vehicle_visit_dealership_arrived_at_idx" is 'using btree ("dealership", "arrived_at")';
create index "vehicle_visit_dealership_handed_over_at_idx" on "data"."vehicle_visit" using btree ("dealership", "handed_over_at");
comment on index "data"."vehicle_visit_dealership_handed_over_at_idx" is 'using btree ("dealership", "handed_over_at")';
create index "vehicle_visit_dealership_goal_idx" on "data"."vehicle_visit" using btree ("dealership", "goal");
comment on index "data"."vehicle_visit_dealership_goal_idx" is 'using btree ("dealership", "goal")';
create index "vehicle_visit_dealership_source_idx" on "data"."vehicle_visit" using btree ("dealership", "source");
comment on index "data"."vehicle_visit_dealership_source_idx" is 'using btree ("dealership", "source")';
create index "vehicle_created_idx" on "data"."vehicle" using btree ("created_at", "id") where ("deleted_at" is null);
comment on index "data"."vehicle_created_idx" is 'using btree ("created_at", "id") where ("deleted_at" is null)';
create index "vehicle_search_trgm" on "data"."vehicle" using gin ("search" gin_trgm_ops);
comment on index "data"."vehicle_search_trgm" is 'using gin ("search" gin_trgm_ops)';
create index "vehicle_make_idx" on "data"."vehicle" using btree ("make");
comment on index "data"."vehicle_make_idx" is 'using btree ("make")';
create index "vehicle_model_idx" on "data"."vehicle" using btree ("model");
comment on index "data"."vehicle_model_idx" is 'using btree ("model")';
create index "vehicle_plate_idx" on "data"."vehicle" using btree ("plate");
comment on index "data"."vehicle_plate_idx" is 'using btree ("plate")';
create unique index "vehicle_vin_key" on "data"."vehicle" using btree ("vin") nulls not distinct where ("deleted_at" is null and "vin" is not null);
comment on index "data"."vehicle_vin_key" is 'using btree ("vin") nulls not distinct where ("deleted_at" is null and "vin" is not null)';
create index "vehicle_owner_idx" on "data"."vehicle" using btree ("owner");
comment on index "data"."vehicle_owner_idx" is 'using btree ("owner")';
create index "work_order_id_idx" on "data"."work_order" using btree ("id");
comment on index "data"."work_order_id_idx" is 'using btree ("id")';
create index "work_order_dealership_created_idx" on "data"."work_order" using btree ("dealership", "created_at", "id") where ("deleted_at" is null);
comment on index "data"."work_order_dealership_created_idx" is 'using btree ("dealership", "created_at", "id") where ("deleted_at" is null)';
create index "work_order_dealership_state_idx" on "data"."work_order" using btree ("dealership", "state", "created_at", "id") where ("deleted_at" is null);
comment on index "data"."work_order_dealership_state_idx" is 'using btree ("dealership", "state", "created_at", "id") where ("deleted_at" is null)';
create index "work_order_dealership_number_idx" on "data"."work_order" using btree ("dealership", "number");
comment on index "data"."work_order_dealership_number_idx" is 'using btree ("dealership", "number")';
create index "work_order_search_trgm" on "data"."work_order" using gin ("search" gin_trgm_ops);
comment on index "data"."work_order_search_trgm" is 'using gin ("search" gin_trgm_ops)';
create index "work_order_dealership_client_idx" on "data"."work_order" using btree ("dealership", "client");
comment on index "data"."work_order_dealership_client_idx" is 'using btree ("dealership", "client")';
create index "work_order_dealership_vehicle_idx" on "data"."work_order" using btree ("dealership", "vehicle");
comment on index "data"."work_order_dealership_vehicle_idx" is 'using btree ("dealership", "vehicle")';
create index "work_order_dealership_owner_idx" on "data"."work_order" using btree ("dealership", "owner");
comment on index "data"."work_order_dealership_owner_idx" is 'using btree ("dealership", "owner")';
create index "work_order_dealership_order_type_idx" on "data"."work_order" using btree ("dealership", "order_type");
comment on index "data"."work_order_dealership_order_type_idx" is 'using btree ("dealership", "order_type")';
create index "work_order_dealership_vehicle_visit_idx" on "data"."work_order" using btree ("dealership", "vehicle_visit");
comment on index "data"."work_order_dealership_vehicle_visit_idx" is 'using btree ("dealership", "vehicle_visit")';
create index "work_order_dealership_advisor_idx" on "data"."work_order" using btree ("dealership", "advisor");
comment on index "data"."work_order_dealership_advisor_idx" is 'using btree ("dealership", "advisor")';
create index "work_order_dealership_mechanic_idx" on "data"."work_order" using btree ("dealership", "mechanic");
comment on index "data"."work_order_dealership_mechanic_idx" is 'using btree ("dealership", "mechanic")';
create index "work_order_dealership_promised_at_idx" on "data"."work_order" using btree ("dealership", "promised_at");
comment on index "data"."work_order_dealership_promised_at_idx" is 'using btree ("dealership", "promised_at")';
create index "work_order_dealership_planned_start_idx" on "data"."work_order" using btree ("dealership", "planned_start");
comment on index "data"."work_order_dealership_planned_start_idx" is 'using btree ("dealership", "planned_start")';
create index "work_order_dealership_bay_idx" on "data"."work_order" using btree ("dealership", "bay");
comment on index "data"."work_order_dealership_bay_idx" is 'using btree ("dealership", "bay")';
create index "work_order_dealership_dealer_column_idx" on "data"."work_order" using btree ("dealership", "dealer_column");
comment on index "data"."work_order_dealership_dealer_column_idx" is 'using btree ("dealership", "dealer_column")';
create index "work_order_dealership_total_idx" on "data"."work_order" using btree ("dealership", "total");
comment on index "data"."work_order_dealership_total_idx" is 'using btree ("dealership", "total")';
create index "work_order_dealership_closed_at_idx" on "data"."work_order" using btree ("dealership", "closed_at");
comment on index "data"."work_order_dealership_closed_at_idx" is 'using btree ("dealership", "closed_at")';
create index "work_order__works_dealership_parent_idx" on "data"."work_order__works" using btree ("dealership", "parent");
comment on index "data"."work_order__works_dealership_parent_idx" is 'using btree ("dealership", "parent")';
create index "work_order__works_dealership_mechanic_idx" on "data"."work_order__works" using btree ("dealership", "mechanic");
comment on index "data"."work_order__works_dealership_mechanic_idx" is 'using btree ("dealership", "mechanic")';
create index "work_order__parts_dealership_parent_idx" on "data"."work_order__parts" using btree ("dealership", "parent");
comment on index "data"."work_order__parts_dealership_parent_idx" is 'using btree ("dealership", "parent")';
create index "worksheet_id_idx" on "data"."worksheet" using btree ("id");
comment on index "data"."worksheet_id_idx" is 'using btree ("id")';
create index "worksheet_dealership_created_idx" on "data"."worksheet" using btree ("dealership", "created_at", "id") where ("deleted_at" is null);
comment on index "data"."worksheet_dealership_created_idx" is 'using btree ("dealership", "created_at", "id") where ("deleted_at" is null)';
create index "worksheet_dealership_state_idx" on "data"."worksheet" using btree ("dealership", "state", "created_at", "id") where ("deleted_at" is null);
comment on index "data"."worksheet_dealership_state_idx" is 'using btree ("dealership", "state", "created_at", "id") where ("deleted_at" is null)';
create index "worksheet_dealership_number_idx" on "data"."worksheet" using btree ("dealership", "number");
comment on index "data"."worksheet_dealership_number_idx" is 'using btree ("dealership", "number")';
create index "worksheet_search_trgm" on "data"."worksheet" using gin ("search" gin_trgm_ops);
comment on index "data"."worksheet_search_trgm" is 'using gin ("search" gin_trgm_ops)';
create index "worksheet_dealership_client_idx" on "data"."worksheet" using btree ("dealership", "client");
comment on index "data"."worksheet_dealership_client_idx" is 'using btree ("dealership", "client")';
create index "worksheet_dealership_vehicle_idx" on "data"."worksheet" using btree ("dealership", "vehicle");
comment on index "data"."worksheet_dealership_vehicle_idx" is 'using btree ("dealership", "vehicle")';
create index "worksheet_dealership_responsible_idx" on "data"."worksheet" using btree ("dealership", "responsible");
comment on index "data"."worksheet_dealership_responsible_idx" is 'using btree ("dealership", "responsible")';
create index "worksheet_dealership_next_step_at_idx" on "data"."worksheet" using btree ("dealership", "next_step_at");
comment on index "data"."worksheet_dealership_next_step_at_idx" is 'using btree ("dealership", "next_step_at")';
create index "worksheet_dealership_goal_idx" on "data"."worksheet" using btree ("dealership", "goal");
comment on index "data"."worksheet_dealership_goal_idx" is 'using btree ("dealership", "goal")';
create index "worksheet_dealership_source_idx" on "data"."worksheet" using btree ("dealership", "source");
comment on index "data"."worksheet_dealership_source_idx" is 'using btree ("dealership", "source")';
create index "worksheet_dealership_handed_over_at_idx" on "data"."worksheet" using btree ("dealership", "handed_over_at");
comment on index "data"."worksheet_dealership_handed_over_at_idx" is 'using btree ("dealership", "handed_over_at")';
