-- Asking an issuer over the network is dearer for everybody than checking what is at hand.
insert into rate_rule values ('verify.ask', 10, 60);
