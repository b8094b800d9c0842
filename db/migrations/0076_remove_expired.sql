-- What has had its day is taken away, as each table's comment promises. Rows of every institution and person: the database does it itself, once a day, for
-- whoever asks, and nothing that still counts is touched. The row of a link stays thirty days longer than what it showed.
create function remove_expired(moment timestamptz) returns void language sql security definer set search_path = public, pg_temp as $$
  delete from rate_limit where window_start < moment - interval '1 day' - (select coalesce(max(window_seconds), 0) from rate_rule) * interval '1 second';
  delete from session where expires_at < moment;
  delete from shared_part using link_token
    where link_token.token_hash = shared_part.token_hash and (link_token.used_at is not null or link_token.expires_at < moment);
  delete from link_token where expires_at < moment - interval '30 days';
  delete from mail where sent_at < moment - interval '30 days';
$$;
revoke all on function remove_expired(timestamptz) from public;
grant execute on function remove_expired(timestamptz) to poiju_app;
