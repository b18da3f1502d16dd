create type parcel_status as enum ('announced', 'accepted', 'in_transit', 'out_for_delivery', 'delivered', 'returned');

create table parcels (
  id uuid primary key default gen_random_uuid(),
  status parcel_status not null default 'announced',
  sender jsonb not null,
  recipient jsonb not null,
  weight int not null check (weight > 0),
  reference text check (length(reference) <= 40),
  created_at timestamptz not null default now(),
  expected_on date
);
comment on column parcels.weight is 'In grams.';

create table events (
  id bigint primary key generated always as identity,
  parcel uuid not null references parcels on delete cascade,
  kind text not null check (kind in ('scan', 'delivery', 'problem')),
  at timestamptz not null
);
create index events_parcel on events (parcel, at);
