"""Which mentions are one actor, and who is meant by a role word."""
