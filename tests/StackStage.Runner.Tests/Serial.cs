// A sandbox, and the session that stands on it, belong to the process: two commands with -Sandbox at the same time are refused.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
