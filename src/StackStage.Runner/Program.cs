System.Console.WriteLine("stackstage");
