-- A name or an address that was given wrong when a badge was awarded is corrected; what stood there before goes to the erasable part of the audit record.
grant update (name, email) on badge_decision to poiju_app;
