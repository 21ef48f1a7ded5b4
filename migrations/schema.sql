-- What the steps in this folder add up to. Written by `go test ./migrations -update`; not edited by hand.

create table activation_letter (
    user_id uuid not null,
    kind text not null,
    subject uuid not null,
    version integer not null,
    cvr character(8) not null,
    n bigint not null generated always as identity,
    state text not null,
    reason text not null default ''::text,
    at timestamp with time zone not null,
    constraint activation_letter_pkey PRIMARY KEY (user_id, kind, subject, version),
    constraint activation_letter_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'bounced'::text]))),
    constraint activation_letter_user_id_cvr_fkey FOREIGN KEY (user_id, cvr) REFERENCES imported_user(id, cvr) ON DELETE CASCADE
);

create table administrator (
    id uuid not null,
    cvr character(8) not null,
    connection_id uuid not null,
    place integer not null,
    person uuid,
    name text not null,
    email text not null,
    language text not null,
    birth_epoch integer not null default 0,
    birth_tag bytea,
    link_version integer not null default 0,
    link_at timestamp with time zone,
    withdrawn boolean not null default false,
    appointment integer not null default 1,
    representative boolean not null default false,
    constraint administrator_pkey PRIMARY KEY (id),
    constraint administrator_check CHECK (((link_version = 0) = (link_at IS NULL))),
    constraint administrator_check1 CHECK (((person IS NULL) OR (birth_tag IS NULL))),
    constraint administrator_connection_id_cvr_fkey FOREIGN KEY (connection_id, cvr) REFERENCES connection(id, cvr) ON DELETE CASCADE,
    constraint administrator_id_cvr_key UNIQUE (id, cvr),
    constraint administrator_language_check CHECK ((language = ANY (ARRAY['da'::text, 'en'::text])))
);
CREATE INDEX administrator_invited ON public.administrator USING btree (link_at) WHERE ((link_version > 0) AND (NOT withdrawn));
CREATE INDEX administrator_of_connection ON public.administrator USING btree (connection_id, place);
CREATE INDEX administrator_of_person ON public.administrator USING btree (person) WHERE (person IS NOT NULL);

create table agreement (
    cvr character(8) not null,
    private boolean not null,
    authenticators text[] not null,
    set_up_at timestamp with time zone not null,
    set_up_by uuid not null,
    constraint agreement_pkey PRIMARY KEY (cvr),
    constraint agreement_authenticators_check CHECK ((authenticators <@ ARRAY['app'::text, 'display'::text, 'reader'::text, 'chip'::text])),
    constraint agreement_cvr_fkey FOREIGN KEY (cvr) REFERENCES association(cvr)
);

create table association (
    cvr character(8) not null,
    name text not null,
    form_code integer not null,
    connection_id uuid,
    connected_at timestamp with time zone,
    set_up_at timestamp with time zone,
    constraint association_pkey PRIMARY KEY (cvr),
    constraint association_check CHECK (((connection_id IS NULL) = (connected_at IS NULL))),
    constraint association_check1 CHECK (((set_up_at IS NULL) OR (connected_at IS NOT NULL))),
    constraint association_connection_id_cvr_fkey FOREIGN KEY (connection_id, cvr) REFERENCES connection(id, cvr),
    constraint association_connection_id_key UNIQUE (connection_id),
    constraint association_cvr_check CHECK ((cvr ~ '^[0-9]{8}$'::text))
);

create table audit_event (
    association text not null,
    n bigint not null,
    commitment bytea not null,
    h bytea not null,
    constraint audit_event_pkey PRIMARY KEY (association, n),
    constraint audit_event_commitment_check CHECK ((length(commitment) = 32)),
    constraint audit_event_h_check CHECK ((length(h) = 32)),
    constraint audit_event_n_check CHECK ((n > 0))
);
CREATE TRIGGER audit_event_refuse BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_event FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();

create table audit_head (
    association text not null,
    n bigint not null,
    h bytea not null,
    constraint audit_head_pkey PRIMARY KEY (association),
    constraint audit_head_association_check CHECK ((association ~ '^([0-9]{8})?$'::text))
);
CREATE TRIGGER audit_head_refuse BEFORE DELETE OR TRUNCATE ON public.audit_head FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();

create table audit_payload (
    association text not null,
    n bigint not null,
    salt bytea not null,
    payload text not null,
    constraint audit_payload_pkey PRIMARY KEY (association, n),
    constraint audit_payload_salt_check CHECK ((length(salt) = 32))
);
CREATE TRIGGER audit_payload_refuse BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_payload FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();

create table caseworker (
    ref uuid not null,
    name text not null,
    seen_at timestamp with time zone not null,
    constraint caseworker_pkey PRIMARY KEY (ref),
    constraint caseworker_name_check CHECK ((name <> ''::text))
);

create table connection (
    id uuid not null,
    number text not null,
    cvr character(8) not null,
    state text not null,
    started_by uuid not null,
    role text not null default ''::text,
    contact_name text not null default ''::text,
    contact_email text not null default ''::text,
    contact_version integer not null default 0,
    language text not null,
    verdict text not null default ''::text,
    evidence text not null default ''::text,
    automatic boolean not null default false,
    found_email text not null default ''::text,
    register_email text not null default ''::text,
    terms_version text not null default ''::text,
    terms_hash text not null default ''::text,
    terms_at timestamp with time zone,
    terms_by uuid,
    mailbox_sent_at timestamp with time zone,
    mailbox_version integer not null default 0,
    created_at timestamp with time zone not null,
    changed_at timestamp with time zone not null,
    confirmed_at timestamp with time zone,
    connected_at timestamp with time zone,
    reporter_name text not null default ''::text,
    reporter_email text not null default ''::text,
    reporter_version integer not null default 0,
    reporter_language text not null default 'da'::text,
    invitation_version integer not null default 0,
    invited_at timestamp with time zone,
    invitation_reminded_at timestamp with time zone,
    invitation_person uuid,
    comment text not null default ''::text,
    document_name text not null default ''::text,
    name_match text not null default ''::text,
    review_round integer not null default 0,
    submitted_at timestamp with time zone,
    review_due date,
    review_by uuid,
    review_by_name text not null default ''::text,
    review_taken_at timestamp with time zone,
    question text not null default ''::text,
    asked_at timestamp with time zone,
    review_reminded_at timestamp with time zone,
    decided_at timestamp with time zone,
    ended_by text not null default ''::text,
    ended_at timestamp with time zone,
    ended_why text[] not null default '{}'::text[],
    ended_text text not null default ''::text,
    replaces uuid,
    approved_at timestamp with time zone,
    wake_at timestamp with time zone,
    constraint connection_pkey PRIMARY KEY (id),
    constraint connection_check CHECK (((state = 'connected'::text) = (connected_at IS NOT NULL))),
    constraint connection_check1 CHECK (((state <> 'awaiting_mailbox'::text) OR ((mailbox_sent_at IS NOT NULL) AND (register_email <> ''::text)))),
    constraint connection_check2 CHECK (((replaces IS NULL) OR (role <> 'reporter'::text))),
    constraint connection_check3 CHECK (((state <> 'awaiting_representative'::text) OR ((role = 'reporter'::text) AND (invited_at IS NOT NULL)))),
    constraint connection_check4 CHECK (((state <> ALL (ARRAY['under_review'::text, 'more_documentation'::text])) OR ((submitted_at IS NOT NULL) AND (review_due IS NOT NULL)))),
    constraint connection_check5 CHECK (((state <> 'more_documentation'::text) OR (asked_at IS NOT NULL))),
    constraint connection_check6 CHECK (((state <> 'awaiting_objection'::text) OR ((replaces IS NOT NULL) AND (approved_at IS NOT NULL)))),
    constraint connection_check7 CHECK (((review_by IS NULL) = (review_taken_at IS NULL))),
    constraint connection_check8 CHECK (((ended_by = ''::text) = (ended_at IS NULL))),
    constraint connection_cvr_fkey FOREIGN KEY (cvr) REFERENCES association(cvr),
    constraint connection_evidence_check CHECK ((evidence = ANY (ARRAY[''::text, 'attested'::text, 'registered'::text, 'documented'::text]))),
    constraint connection_id_cvr_key UNIQUE (id, cvr),
    constraint connection_language_check CHECK ((language = ANY (ARRAY['da'::text, 'en'::text]))),
    constraint connection_name_match_check CHECK ((name_match = ANY (ARRAY[''::text, 'same'::text, 'protected'::text]))),
    constraint connection_number_check CHECK ((number ~ '^T-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$'::text)),
    constraint connection_number_key UNIQUE (number),
    constraint connection_replaces_cvr_fkey FOREIGN KEY (replaces, cvr) REFERENCES connection(id, cvr),
    constraint connection_reporter_language_check CHECK ((reporter_language = ANY (ARRAY['da'::text, 'en'::text]))),
    constraint connection_role_check CHECK ((role = ANY (ARRAY[''::text, 'representative'::text, 'reporter'::text]))),
    constraint connection_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'awaiting_representative'::text, 'returned'::text, 'awaiting_mailbox'::text, 'under_review'::text, 'more_documentation'::text, 'awaiting_objection'::text, 'rejected'::text, 'expired'::text, 'connected'::text, 'withdrawn'::text])))
);
CREATE INDEX connection_decided ON public.connection USING btree (decided_at, id) WHERE ((decided_at IS NOT NULL) AND (state <> ALL (ARRAY['under_review'::text, 'more_documentation'::text])));
CREATE INDEX connection_draft ON public.connection USING btree (changed_at) WHERE (state = 'draft'::text);
CREATE INDEX connection_due ON public.connection USING btree (review_due, id) WHERE (state = ANY (ARRAY['under_review'::text, 'more_documentation'::text]));
CREATE INDEX connection_objection ON public.connection USING btree (created_at, id) WHERE (state = 'awaiting_objection'::text);
CREATE INDEX connection_of_association ON public.connection USING btree (cvr, created_at);
CREATE INDEX connection_of_person ON public.connection USING btree (started_by, created_at);
CREATE INDEX connection_of_representative ON public.connection USING btree (invitation_person, created_at) WHERE (invitation_person IS NOT NULL);
CREATE INDEX connection_submitted ON public.connection USING btree (submitted_at, id) WHERE (state = ANY (ARRAY['under_review'::text, 'more_documentation'::text]));
CREATE INDEX connection_wake ON public.connection USING btree (wake_at, id) WHERE (wake_at IS NOT NULL);
CREATE UNIQUE INDEX connection_connected ON public.connection USING btree (cvr) WHERE ((state = 'connected'::text) AND (replaces IS NULL));
CREATE UNIQUE INDEX connection_open ON public.connection USING btree (cvr, started_by) WHERE (state <> ALL (ARRAY['connected'::text, 'withdrawn'::text]));
CREATE UNIQUE INDEX connection_replaced ON public.connection USING btree (replaces) WHERE (state = 'connected'::text);

create table connection_event (
    connection_id uuid not null,
    n integer not null,
    cvr character(8) not null,
    kind text not null,
    at timestamp with time zone not null,
    actor uuid,
    subject uuid,
    details jsonb not null default '{}'::jsonb,
    constraint connection_event_pkey PRIMARY KEY (connection_id, n),
    constraint connection_event_connection_id_cvr_fkey FOREIGN KEY (connection_id, cvr) REFERENCES connection(id, cvr) ON DELETE CASCADE,
    constraint connection_event_n_check CHECK ((n >= 0))
);
CREATE INDEX connection_event_submitted ON public.connection_event USING btree (at) WHERE (kind = ANY (ARRAY['submitted'::text, 'reopened'::text]));

create table document (
    id uuid not null,
    cvr character(8) not null,
    connection_id uuid not null,
    n bigint not null generated always as identity,
    type text not null,
    file text not null,
    format text not null,
    size integer not null,
    pages integer not null,
    named text not null,
    round integer not null,
    added_by text not null,
    added_at timestamp with time zone not null,
    scan text not null,
    scan_at timestamp with time zone not null,
    gone_at timestamp with time zone,
    constraint document_pkey PRIMARY KEY (id),
    constraint document_added_by_check CHECK ((added_by = ANY (ARRAY['starter'::text, 'representative'::text]))),
    constraint document_connection_id_cvr_fkey FOREIGN KEY (connection_id, cvr) REFERENCES connection(id, cvr) ON DELETE CASCADE,
    constraint document_format_check CHECK ((format = ANY (ARRAY['pdf'::text, 'png'::text, 'jpeg'::text]))),
    constraint document_named_check CHECK ((named = ANY (ARRAY['unknown'::text, 'found'::text, 'missing'::text, 'no-text'::text]))),
    constraint document_pages_check CHECK ((pages > 0)),
    constraint document_round_check CHECK ((round > 0)),
    constraint document_scan_check CHECK ((scan = ANY (ARRAY['waiting'::text, 'clean'::text, 'infected'::text, 'lost'::text]))),
    constraint document_size_check CHECK ((size > 0)),
    constraint document_type_check CHECK ((type = ANY (ARRAY['general-meeting'::text, 'board-meeting'::text, 'board-list'::text, 'statutes'::text, 'other'::text])))
);
CREATE INDEX document_of_connection ON public.document USING btree (connection_id, n);

create table imported_count (
    cvr character(8) not null,
    state text not null,
    n integer not null,
    constraint imported_count_pkey PRIMARY KEY (cvr, state),
    constraint imported_count_cvr_fkey FOREIGN KEY (cvr) REFERENCES agreement(cvr)
);

create table imported_user (
    id uuid not null,
    cvr character(8) not null,
    name text not null,
    name_key text not null,
    search text not null,
    email text not null,
    language text not null,
    birth_epoch integer not null default 0,
    birth_tag bytea,
    rid text not null default ''::text,
    state text not null,
    choice text not null default ''::text,
    inviter uuid,
    link_version integer not null default 0,
    link_at timestamp with time zone,
    asked_at timestamp with time zone,
    wrong_link integer not null default 0,
    bounced boolean not null default false,
    code_epoch integer not null default 0,
    code_tag bytea,
    code_until timestamp with time zone,
    code_tries integer not null default 0,
    code_version integer not null default 0,
    person uuid,
    matched_by text not null default ''::text,
    matched_at timestamp with time zone,
    answer text not null default ''::text,
    separate_person uuid,
    separate_with text not null default ''::text,
    member_id uuid,
    imported_at timestamp with time zone not null,
    invited_at timestamp with time zone,
    refused_at timestamp with time zone,
    activated_at timestamp with time zone,
    deleted_at timestamp with time zone,
    constraint imported_user_pkey PRIMARY KEY (id),
    constraint imported_user_answer_check CHECK ((answer = ANY (ARRAY[''::text, 'approved'::text, 'rejected'::text]))),
    constraint imported_user_check CHECK (((link_version = 0) = (link_at IS NULL))),
    constraint imported_user_check1 CHECK (((person IS NULL) = (matched_at IS NULL))),
    constraint imported_user_check2 CHECK (((code_tag IS NULL) = (code_until IS NULL))),
    constraint imported_user_check3 CHECK (((state = 'active'::text) = ((activated_at IS NOT NULL) AND (member_id IS NOT NULL)))),
    constraint imported_user_check4 CHECK (((state = 'deleted'::text) = (deleted_at IS NOT NULL))),
    constraint imported_user_check5 CHECK (((state <> ALL (ARRAY['invited'::text, 'active'::text, 'refused'::text])) OR ((choice <> ''::text) AND (link_version > 0)))),
    constraint imported_user_choice_check CHECK ((choice = ANY (ARRAY[''::text, 'private'::text, 'separate'::text, 'ask'::text]))),
    constraint imported_user_cvr_fkey FOREIGN KEY (cvr) REFERENCES agreement(cvr),
    constraint imported_user_email_check CHECK ((email <> ''::text)),
    constraint imported_user_id_cvr_key UNIQUE (id, cvr),
    constraint imported_user_language_check CHECK ((language = ANY (ARRAY['da'::text, 'en'::text]))),
    constraint imported_user_matched_by_check CHECK ((matched_by = ANY (ARRAY[''::text, 'birth'::text, 'code'::text]))),
    constraint imported_user_member_id_cvr_fkey FOREIGN KEY (member_id, cvr) REFERENCES member(id, cvr),
    constraint imported_user_name_check CHECK ((name <> ''::text)),
    constraint imported_user_rid_check CHECK ((rid ~ '^[0-9]{0,20}$'::text)),
    constraint imported_user_state_check CHECK ((state = ANY (ARRAY['imported'::text, 'invited'::text, 'active'::text, 'refused'::text, 'deleted'::text])))
);
CREATE INDEX imported_user_bounced ON public.imported_user USING btree (cvr) WHERE (bounced AND (state = 'invited'::text));
CREATE INDEX imported_user_deleted ON public.imported_user USING btree (deleted_at) WHERE (state = 'deleted'::text);
CREATE INDEX imported_user_link ON public.imported_user USING btree (cvr, link_at) WHERE (state = 'invited'::text);
CREATE INDEX imported_user_listed ON public.imported_user USING btree (cvr, state, name_key, id);
CREATE INDEX imported_user_of_person ON public.imported_user USING btree (person) WHERE ((person IS NOT NULL) AND (state <> 'active'::text));
CREATE INDEX imported_user_reminder ON public.imported_user USING btree (link_at) WHERE (state = 'invited'::text);
CREATE INDEX imported_user_search ON public.imported_user USING gin (cvr, search gin_trgm_ops);
CREATE INDEX imported_user_waiting ON public.imported_user USING btree (cvr, name_key, id) WHERE (state = ANY (ARRAY['imported'::text, 'invited'::text, 'refused'::text]));
CREATE UNIQUE INDEX imported_user_rid ON public.imported_user USING btree (cvr, rid) WHERE (rid <> ''::text);
CREATE UNIQUE INDEX imported_user_typed ON public.imported_user USING btree (cvr, lower(email), lower(name)) WHERE (rid = ''::text);
CREATE TRIGGER imported_user_come AFTER INSERT ON public.imported_user REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION imported_user_counted();
CREATE TRIGGER imported_user_gone AFTER DELETE ON public.imported_user REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION imported_user_counted();
CREATE TRIGGER imported_user_moved AFTER UPDATE ON public.imported_user REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION imported_user_counted();

create table letter (
    connection_id uuid not null,
    kind text not null,
    subject uuid not null,
    version integer not null,
    cvr character(8) not null,
    n bigint not null generated always as identity,
    state text not null,
    reason text not null default ''::text,
    at timestamp with time zone not null,
    constraint letter_pkey PRIMARY KEY (connection_id, kind, subject, version),
    constraint letter_connection_id_cvr_fkey FOREIGN KEY (connection_id, cvr) REFERENCES connection(id, cvr) ON DELETE CASCADE,
    constraint letter_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'bounced'::text])))
);

create table login_attempt (
    cookie_hash bytea not null,
    state text not null,
    nonce text not null,
    verifier text not null,
    created_at timestamp with time zone not null default now(),
    constraint login_attempt_pkey PRIMARY KEY (cookie_hash),
    constraint login_attempt_cookie_hash_check CHECK ((length(cookie_hash) = 32))
);
CREATE INDEX login_attempt_created ON public.login_attempt USING btree (created_at);

create table member (
    id uuid not null,
    cvr character(8) not null,
    person uuid not null,
    separate_person uuid,
    separate_with text not null default ''::text,
    name text not null,
    email text not null,
    language text not null,
    private boolean not null,
    consent integer not null default 0,
    roles text[] not null,
    since timestamp with time zone not null,
    constraint member_pkey PRIMARY KEY (id),
    constraint member_check CHECK ((separate_person <> person)),
    constraint member_check1 CHECK (((separate_person IS NOT NULL) OR (separate_with = ''::text))),
    constraint member_cvr_fkey FOREIGN KEY (cvr) REFERENCES agreement(cvr),
    constraint member_cvr_person_key UNIQUE (cvr, person),
    constraint member_id_cvr_key UNIQUE (id, cvr),
    constraint member_language_check CHECK ((language = ANY (ARRAY['da'::text, 'en'::text]))),
    constraint member_roles_check CHECK (((roles <@ ARRAY['organisation-administrator'::text, 'user-administrator'::text, 'user'::text]) AND (cardinality(roles) > 0))),
    constraint member_separate_person_key UNIQUE (separate_person),
    constraint member_separate_with_check CHECK ((separate_with = ANY (ARRAY[''::text, 'app'::text, 'display'::text, 'reader'::text, 'chip'::text])))
);
CREATE INDEX member_administrator ON public.member USING btree (cvr) WHERE (roles && ARRAY['organisation-administrator'::text, 'user-administrator'::text]);
CREATE INDEX member_of_person ON public.member USING btree (person);

create table member_letter (
    member_id uuid not null,
    kind text not null,
    recipient uuid not null,
    version integer not null,
    cvr character(8) not null,
    state text not null,
    reason text not null default ''::text,
    at timestamp with time zone not null,
    constraint member_letter_pkey PRIMARY KEY (member_id, kind, recipient, version),
    constraint member_letter_member_id_cvr_fkey FOREIGN KEY (member_id, cvr) REFERENCES member(id, cvr) ON DELETE CASCADE,
    constraint member_letter_recipient_cvr_fkey FOREIGN KEY (recipient, cvr) REFERENCES member(id, cvr) ON DELETE CASCADE,
    constraint member_letter_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'bounced'::text])))
);

create table person (
    ref uuid not null default gen_random_uuid(),
    epoch integer not null,
    tag bytea not null,
    created_at timestamp with time zone not null default now(),
    constraint person_pkey PRIMARY KEY (ref),
    constraint person_epoch_check CHECK ((epoch >= 0)),
    constraint person_epoch_tag_key UNIQUE (epoch, tag),
    constraint person_tag_check CHECK ((length(tag) = 32))
);

create unlogged table rate_limit (
    key text not null,
    "window" timestamp with time zone not null,
    count integer not null,
    constraint rate_limit_pkey PRIMARY KEY (key, "window")
);
CREATE INDEX rate_limit_window ON public.rate_limit USING btree ("window");

create table review_decision (
    id bigint not null generated always as identity,
    connection_id uuid,
    n integer not null,
    cvr character(8) not null,
    kind text not null,
    decided_by uuid,
    by_name text not null,
    submitted_at timestamp with time zone,
    due date,
    at timestamp with time zone not null,
    why text[] not null default '{}'::text[],
    text text not null default ''::text,
    answer text not null default ''::text,
    constraint review_decision_pkey PRIMARY KEY (id),
    constraint review_decision_check CHECK (((kind = 'reopened'::text) OR ((submitted_at IS NOT NULL) AND (due IS NOT NULL)))),
    constraint review_decision_check1 CHECK (((connection_id IS NOT NULL) OR ((decided_by IS NULL) AND (by_name = ''::text) AND (why = '{}'::text[]) AND (text = ''::text) AND (answer = ''::text)))),
    constraint review_decision_connection_id_cvr_fkey FOREIGN KEY (connection_id, cvr) REFERENCES connection(id, cvr),
    constraint review_decision_connection_id_n_key UNIQUE (connection_id, n),
    constraint review_decision_cvr_fkey FOREIGN KEY (cvr) REFERENCES association(cvr),
    constraint review_decision_kind_check CHECK ((kind = ANY (ARRAY['approved'::text, 'more'::text, 'rejected'::text, 'reopened'::text]))),
    constraint review_decision_n_check CHECK ((n >= 0))
);
CREATE INDEX review_decision_at ON public.review_decision USING btree (at);
CREATE INDEX review_decision_of_deleted ON public.review_decision USING btree (submitted_at) WHERE (connection_id IS NULL);

create table session (
    token_hash bytea not null,
    data bytea not null,
    expires timestamp with time zone not null,
    touched timestamp with time zone not null default now(),
    revoked_at timestamp with time zone,
    constraint session_pkey PRIMARY KEY (token_hash)
);
CREATE INDEX session_expires ON public.session USING btree (expires);

create table setup (
    id uuid not null,
    cvr character(8) not null,
    appointment integer not null,
    person uuid,
    method text not null default ''::text,
    matched_at timestamp with time zone,
    code_epoch integer not null default 0,
    code_tag bytea,
    code_until timestamp with time zone,
    code_tries integer not null default 0,
    code_version integer not null default 0,
    code_needed_at timestamp with time zone,
    private boolean,
    authenticators text[] not null default '{}'::text[],
    own text not null default ''::text,
    separate_person uuid,
    separate_with text not null default ''::text,
    done_at timestamp with time zone,
    constraint setup_pkey PRIMARY KEY (id),
    constraint setup_check CHECK (((person IS NULL) = (matched_at IS NULL))),
    constraint setup_check1 CHECK (((done_at IS NULL) OR ((person IS NOT NULL) AND (own <> ''::text)))),
    constraint setup_check2 CHECK (((code_tag IS NULL) = (code_until IS NULL))),
    constraint setup_id_cvr_fkey FOREIGN KEY (id, cvr) REFERENCES administrator(id, cvr) ON DELETE CASCADE,
    constraint setup_method_check CHECK ((method = ANY (ARRAY[''::text, 'login'::text, 'birth'::text, 'code'::text]))),
    constraint setup_own_check CHECK ((own = ANY (ARRAY[''::text, 'private'::text, 'separate'::text])))
);
CREATE INDEX setup_of_person ON public.setup USING btree (person) WHERE (person IS NOT NULL);

create table setup_letter (
    setup_id uuid not null,
    kind text not null,
    version integer not null,
    cvr character(8) not null,
    n bigint not null generated always as identity,
    state text not null,
    reason text not null default ''::text,
    at timestamp with time zone not null,
    constraint setup_letter_pkey PRIMARY KEY (setup_id, kind, version),
    constraint setup_letter_setup_id_cvr_fkey FOREIGN KEY (setup_id, cvr) REFERENCES administrator(id, cvr) ON DELETE CASCADE,
    constraint setup_letter_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'bounced'::text])))
);

create table terms_version (
    name text not null,
    kind text not null,
    published_at timestamp with time zone not null,
    applies_from timestamp with time zone not null,
    danish text not null,
    english text not null,
    danish_hash text not null,
    english_hash text not null,
    constraint terms_version_pkey PRIMARY KEY (name),
    constraint terms_version_check CHECK ((applies_from >= published_at)),
    constraint terms_version_danish_check CHECK ((danish <> ''::text)),
    constraint terms_version_danish_hash_check CHECK ((danish_hash ~ '^[0-9a-f]{64}$'::text)),
    constraint terms_version_english_check CHECK ((english <> ''::text)),
    constraint terms_version_english_hash_check CHECK ((english_hash ~ '^[0-9a-f]{64}$'::text)),
    constraint terms_version_kind_check CHECK ((kind = ANY (ARRAY['material'::text, 'addition'::text]))),
    constraint terms_version_name_check CHECK ((name ~ '^[0-9A-Za-z][0-9A-Za-z.-]{0,31}$'::text))
);
CREATE INDEX terms_version_applies ON public.terms_version USING btree (applies_from DESC, published_at DESC);

CREATE OR REPLACE FUNCTION public.audit_append(the_association text, commitments bytea[], salts bytea[], payloads text[])
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
    last_n bigint;
    last_h bytea;
begin
    if cardinality(commitments) <> cardinality(salts) or cardinality(commitments) <> cardinality(payloads) then
        raise exception 'audit_append: every event needs a commitment, a salt and a payload';
    end if;
    insert into public.audit_head (association, n, h) values (the_association, 0, ''::bytea) on conflict do nothing;
    select n, h into strict last_n, last_h from public.audit_head where association = the_association for update;
    for i in 1 .. cardinality(commitments) loop
        last_n := last_n + 1;
        last_h := sha256(convert_to('tilslut-audit-v1', 'UTF8') || '\x00'::bytea || last_h
            || set_byte('\x00'::bytea, 0, octet_length(the_association)) || convert_to(the_association, 'UTF8')
            || int8send(last_n) || commitments[i]);
        insert into public.audit_event (association, n, commitment, h)
            values (the_association, last_n, commitments[i], last_h);
        insert into public.audit_payload (association, n, salt, payload)
            values (the_association, last_n, salts[i], payloads[i]);
    end loop;
    update public.audit_head set n = last_n, h = last_h where association = the_association;
    return last_n;
end
$function$;

CREATE OR REPLACE FUNCTION public.audit_refuse()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
    raise exception 'the audit trail is only added to: % of % refused', lower(tg_op), tg_table_name
        using errcode = 'insufficient_privilege';
end
$function$;

CREATE OR REPLACE FUNCTION public.imported_user_counted()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
    if tg_op = 'INSERT' then
        insert into public.imported_count as c (cvr, state, n)
            select cvr, state, count(*) from come group by 1, 2 order by 1, 2
            on conflict (cvr, state) do update set n = c.n + excluded.n;
    elsif tg_op = 'DELETE' then
        insert into public.imported_count as c (cvr, state, n)
            select cvr, state, -count(*) from gone group by 1, 2 order by 1, 2
            on conflict (cvr, state) do update set n = c.n + excluded.n;
    else
        insert into public.imported_count as c (cvr, state, n)
            select cvr, state, sum(d)
              from (select cvr, state, 1 as d from come union all select cvr, state, -1 from gone) moved
             group by 1, 2 having sum(d) <> 0 order by 1, 2
            on conflict (cvr, state) do update set n = c.n + excluded.n;
    end if;
    return null;
end
$function$;
