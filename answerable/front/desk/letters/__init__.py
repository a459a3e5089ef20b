"""What our letters say: saved answers, texts and signatures."""
