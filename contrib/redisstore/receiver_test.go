package redisstore

func runReceiver() error { return nil }
